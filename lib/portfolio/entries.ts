import type { Address, Hash } from "viem";
import { type Amount, amountOf } from "../money/amount";
import { type Token, tokenList } from "../money/tokens";
import type { AccountEvent, Deed } from "./event";

/** What a transaction was for an account: what the protocol says of it, otherwise what it did to the balances. */
export type Title =
  | Deed
  | "received"
  | "sent"
  /** One token came in and another went out. */
  | "exchanged"
  /** What came in went out again. */
  | "passed"
  | "allowed"
  /** Allowances were set to nothing. */
  | "disallowed";

/** One transaction, as far as it concerns one account. */
export type Entry = {
  readonly hash: Hash;
  readonly block: bigint;
  /** Unix seconds. */
  readonly timestamp: number;
  /** At least one. */
  readonly titles: readonly Title[];
  /** What it did to the balances, token by token; none that stayed the same. */
  readonly changes: readonly Amount[];
  /** Allowances as it left them, or as it set them where the same transaction used them. */
  readonly allowances: readonly { readonly token: Token; readonly spender: Address; readonly raw: bigint }[];
};

/** Transactions out of events, newest first. Events of one transaction belong together, wherever they stand. */
export function entriesOf(events: readonly AccountEvent[]): readonly Entry[] {
  const byHash = new Map<Hash, AccountEvent[]>();
  for (const event of events.toSorted(oldestFirst)) byHash.set(event.hash, [...(byHash.get(event.hash) ?? []), event]);
  return [...byHash.values()].flatMap(entryOf).toReversed();
}

/** By block and position in it. */
export function oldestFirst(one: AccountEvent, other: AccountEvent): number {
  return one.block === other.block ? one.index - other.index : one.block < other.block ? -1 : 1;
}

function entryOf(events: readonly AccountEvent[]): readonly Entry[] {
  const [first] = events;
  if (first === undefined) return [];
  const { hash, block, timestamp } = first;
  const deeds = new Set<Deed>();
  const moved = new Map<Token, bigint>();
  const allowed = new Map<string, Entry["allowances"][number]>();
  for (const event of events) {
    if (event.kind === "moved") moved.set(event.token, (moved.get(event.token) ?? 0n) + event.raw);
    else if (event.kind === "allowed") allowed.set(`${event.token}>${event.spender}`, event);
    else deeds.add(event.kind);
  }
  const changes = tokenList.map((token) => amountOf(token, moved.get(token) ?? 0n)).filter(({ raw }) => raw !== 0n);
  const allowances = [...allowed.values()].map(({ token, spender, raw }) => ({ token, spender, raw }));
  const titles = deeds.size > 0 ? [...deeds] : [titleOf(changes, moved.size > 0, allowances)];
  return [{ hash, block, timestamp, titles, changes, allowances }];
}

function titleOf(changes: readonly Amount[], hasMoved: boolean, allowances: Entry["allowances"]): Title {
  const [comes, goes] = [changes.some(({ raw }) => raw > 0n), changes.some(({ raw }) => raw < 0n)];
  if (comes) return goes ? "exchanged" : "received";
  if (goes) return "sent";
  if (hasMoved) return "passed";
  return allowances.every(({ raw }) => raw === 0n) ? "disallowed" : "allowed";
}
