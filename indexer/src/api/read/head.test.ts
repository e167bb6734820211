import { describe, expect, it } from "vitest";
import { createHeadReader } from "./head";
import type { Source } from "./source";

const checkpoint = (time: number, block: number): string => `${String(time).padStart(10, "0")}${"31337".padStart(16, "0")}${String(block).padStart(16, "0")}${"0".repeat(33)}`;
type Row = { readonly ready: "0" | "1"; readonly latest: number; readonly safe: number; readonly block?: number };

/** A head reader over what a database says, which may change. */
function reading() {
  let says: () => Promise<unknown> = () => Promise.reject(new Error("nothing yet"));
  const db = { execute: () => says() } as unknown as Source["db"];
  const client = { getBlock: ({ blockNumber }: { blockNumber: bigint }) => Promise.resolve({ hash: `0x${String(blockNumber)}` }) } as unknown as Source["client"];
  const head = createHeadReader({ db, client, chainId: 31_337 });
  return {
    hash: () => head().then(({ hash }) => hash),
    number: () => head().then(({ number, timestamp }) => [number, timestamp]),
    rows(...rows: readonly Row[]) {
      const told = rows.map(({ ready, latest, safe, block = null }) => ({ chain_id: "31337", latest_checkpoint: checkpoint(latest * 12, latest), safe_checkpoint: checkpoint(safe * 12, safe), ready, block, hash: block === null ? null : `0xin${String(block)}` }));
      says = () => Promise.resolve({ rows: told });
    },
    fails(code: string) {
      says = () => Promise.reject(Object.assign(new Error("no"), { code }));
    },
  };
}

describe("the newest block of an index", () => {
  it("is none while the past is read for the first time", async () => {
    const index = reading();
    index.rows({ ready: "0", latest: 5, safe: 5 });
    await expect(index.number()).rejects.toThrow("History is being read");
    index.rows();
    await expect(index.number()).rejects.toThrow("History is being read");
  });

  it("is that of its tables while an indexer that was started again catches up", async () => {
    const index = reading();
    index.rows({ ready: "1", latest: 100, safe: 70 });
    expect(await index.number()).toEqual([100, 1_200]);
    index.rows({ ready: "0", latest: 100, safe: 70 });
    expect(await index.number()).toEqual([70, 840]);
    index.rows({ ready: "0", latest: 90, safe: 90 });
    expect(await index.number()).toEqual([90, 1_080]);
    index.rows({ ready: "1", latest: 110, safe: 80 });
    expect(await index.number()).toEqual([110, 1_320]);
  });

  it("stays known while the database is away, and not where the index is gone", async () => {
    const index = reading();
    index.rows({ ready: "1", latest: 100, safe: 70 });
    await index.number();
    index.fails("ECONNREFUSED");
    await expect(index.number()).rejects.toThrow("no");
    index.rows({ ready: "0", latest: 100, safe: 70 });
    expect(await index.number()).toEqual([70, 840]);
    index.fails("42P01");
    await expect(index.number()).rejects.toThrow("no");
    index.rows({ ready: "0", latest: 3, safe: 3 });
    await expect(index.number()).rejects.toThrow("History is being read");
  });

  it("is not told while a block is being replaced", async () => {
    const index = reading();
    index.rows({ ready: "1", latest: 100, safe: 70, block: 96 });
    let told: string | undefined;
    const waiting = index.hash().then((hash) => (told = hash));
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(told).toBeUndefined();
    index.rows({ ready: "1", latest: 97, safe: 70, block: 97 });
    expect(await waiting).toBe("0xin97");
  });
});
