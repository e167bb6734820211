import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { awaitLivePage, onlyOursAtLocalhost, showsAmount } from "../lib/live-page.mjs";

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const supply = 1_348_956_549_999_999_999_999_999n;

/** A site that is in order, whose answers carry this signature; returns its port. */
async function site(signature: string | undefined, host = "127.0.0.1"): Promise<number> {
  const answers: Record<string, string> = {
    "/api/status": JSON.stringify({ healthy: true, contracts: { AID: "0x01" } }),
    "/api/rpc": JSON.stringify({ result: `0x${supply.toString(16)}` }),
    "/": "<p>1,348,956.54 AID</p>",
  };
  const server = createServer((request, response) => {
    if (signature !== undefined) response.setHeader("x-started-by", signature);
    response.end(answers[request.url ?? ""]);
  });
  server.listen(0, host);
  await once(server, "listening");
  onTestFinished(() => { server.close(); });
  return (server.address() as AddressInfo).port;
}

describe("awaitLivePage", () => {
  it("is content with a healthy app whose page shows the supply", async () => {
    await expect(awaitLivePage(`http://127.0.0.1:${await site("mine")}`, "mine")).resolves.toBeUndefined();
  });

  it.each([undefined, "another copy"])("says in one sentence that the port is answered by another server (%s), however healthy", async (signature) => {
    const port = await site(signature);
    await expect(awaitLivePage(`http://127.0.0.1:${port}`, "mine")).rejects.toThrow(
      `Port ${port} is answered by another server (at 127.0.0.1): stop it or set PORT to a free port.`,
    );
  });
});

describe("onlyOursAtLocalhost", () => {
  it("is content where only ours answers", async () => {
    await expect(onlyOursAtLocalhost(await site("mine"), "mine")).resolves.toBeUndefined();
  });

  it("refuses another server at an address that a browser may try", async () => {
    await expect(onlyOursAtLocalhost(await site("another copy"), "mine")).rejects.toThrow("is answered by another server");
  });
});

describe("a server that is started with sign-answers", () => {
  it("signs every answer", async () => {
    const args = ["--import", path("../lib/sign-answers.mjs"), path("fixtures/plain-server.mjs")];
    const server = spawn(process.execPath, args, { env: { ...process.env, AID_SIGNATURE: "mine" }, stdio: ["ignore", "pipe", "inherit"] });
    onTestFinished(() => void server.kill("SIGKILL"));
    const [line] = (await once(server.stdout, "data")) as [Buffer];
    const response = await fetch(`http://127.0.0.1:${line.toString().trim()}/any`);
    expect(response.headers.get("x-started-by")).toBe("mine");
  });
});

describe("showsAmount", () => {
  it("wants the amount in the text that a reader sees", () => {
    expect(showsAmount("<dd><span>1,348,956</span><span>.54</span> AID</dd>", supply)).toBe(true);
    expect(showsAmount("<dd>1,348,956.55 AID</dd>", supply)).toBe(false);
    expect(showsAmount("<dd>11,348,956.54 AID</dd>", supply)).toBe(false);
    expect(showsAmount('<script>self.x="1,348,956.54 AID"</script><p>Loading</p>', supply)).toBe(false);
  });
});
