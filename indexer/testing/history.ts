import type { Hex } from "viem";
import type { TestIndexer } from "./indexers";

const page = 1_000;

export type TransferRow = { readonly block: number; readonly token: Hex; readonly from: Hex; readonly to: Hex; readonly amount: string };
export type SnapshotRow = Readonly<Record<(typeof snapshotFigures)[number], string>> & { readonly block: number; readonly hash: Hex; readonly resolution: string };

export const snapshotFigures = [
  ...["cash", "bills", "deals", "supply", "staked", "surplus", "freeLiquidity", "impairment", "pendingYield"],
  ...["totalAssets", "shares", "entryPrice", "exitPrice", "unvested", "unservedShares", "unservedAssets", "setAside"],
] as const;

/** Every row of a list of the index, page by page. */
export async function allRows<Row>(indexer: Pick<TestIndexer, "ask">, list: string, fields: string): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let after = "";
  for (;;) {
    const { [list]: answer } = await indexer.ask<Record<string, { items: Row[]; pageInfo: { hasNextPage: boolean; endCursor: string } }>>(
      `{ ${list}(limit: ${page}${after}) { items { ${fields} } pageInfo { hasNextPage endCursor } } }`,
    );
    if (answer === undefined) throw new Error(`There is no ${list}.`);
    rows.push(...answer.items);
    if (!answer.pageInfo.hasNextPage) return rows;
    after = `, after: "${answer.pageInfo.endCursor}"`;
  }
}

/** What everybody held of a token after a block, by the transfers until then. */
export function heldAt(transfers: readonly TransferRow[], token: Hex, block: number): ReadonlyMap<Hex, bigint> {
  const held = new Map<Hex, bigint>();
  const add = (account: Hex, amount: bigint): unknown => held.set(account, (held.get(account) ?? 0n) + amount);
  for (const row of transfers) {
    if (row.token !== token.toLowerCase() || row.block > block) continue;
    add(row.from, -BigInt(row.amount));
    add(row.to, BigInt(row.amount));
  }
  return held;
}
