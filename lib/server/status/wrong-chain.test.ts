import { describe, expect, it } from "vitest";
import { createChainAccess } from "../chain";
import { node } from "../rpc/testing/upstream";
import { withUpstreams } from "../rpc/testing/with-upstreams";
import { createStatusReader } from "./read-status";

const upstreams = withUpstreams();

describe("createStatusReader", () => {
  it("says that the servers serve another chain", async () => {
    const [other] = await upstreams(node({ chainId: 1 }));
    const status = await createStatusReader(createChainAccess(31337, [other.url]))();
    expect(status).toMatchObject({ healthy: false, reasons: [{ code: "chain-wrong" }] });
    expect(JSON.stringify(status)).not.toContain("secret-key");
  });
});
