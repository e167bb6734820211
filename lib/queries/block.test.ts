import { createClient, custom } from "viem";
import { describe, expect, it } from "vitest";
import { NoBlockError, readBlock, readChainTime } from "./block";

const hash = `0x${"ab".repeat(32)}`;

/** A server of the chain that answers everything with this. */
const serving = (answer: unknown) => createClient({ transport: custom({ request: () => Promise.resolve(answer) }) });

describe("readBlock", () => {
  it("reads place and time", async () => {
    expect(await readBlock(serving({ hash, number: "0x10", timestamp: "0x20" }))).toEqual({ hash, number: 16n, timestamp: 32n });
  });

  for (const [what, answer] of Object.entries({
    "nothing": null,
    "words": "eth_getBlockByNumber answered",
    "a block without a time": { hash, number: "0x10" },
    "a time that is no number": { hash, number: "0x10", timestamp: "soon" },
    "a block without a place": { hash: null, number: null, timestamp: "0x20" },
  })) {
    it(`takes ${what} for no block`, async () => {
      await expect(readBlock(serving(answer))).rejects.toBeInstanceOf(NoBlockError);
    });
  }
});

describe("readChainTime", () => {
  it("reads the time of a block that has no place yet", async () => {
    expect(await readChainTime(serving({ hash: null, number: null, timestamp: "0x20" }))).toBe(32);
    await expect(readChainTime(serving("eth_getBlockByNumber answered"))).rejects.toBeInstanceOf(NoBlockError);
  });
});
