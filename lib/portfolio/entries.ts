import type { Address, Hash } from "viem";
import { type Amount, amountOf } from "../money/amount";
import { type Token, tokenList } from "../money/tokens";
import type { AccountEvent, Deed, Place, Power } from "./event";

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
  | "disallowed"
  | "empowered"
  /** Power was taken from operators. */
  | "disempowered";

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
  /** Numbers of the exit tickets that it is about. */
  readonly tickets: readonly bigint[];
  /** Operators that it gave power to, or took it from. */
  readonly operators: readonly (Pick<Power, "over" | "operator"> & { readonly given: boolean })[];
};

/** Transactions out of events, newest first. Events of one transaction belong together, wherever they stand. */
export function entriesOf(events: readonly AccountEvent[]): readonly Entry[] {
  const byHash = new Map<Hash, AccountEvent[]>();
  for (const event of events.toSorted(oldestFirst)) byHash.set(event.hash, [...(byHash.get(event.hash) ?? []), event]);
  return [...byHash.values()].flatMap(entryOf).toReversed();
}

/** By block and position in it. */
export function oldestFirst(one: Pick<Place, "block" | "index">, other: Pick<Place, "block" | "index">): number {
  return one.block === other.block ? one.index - other.index : one.block < other.block ? -1 : 1;
}

function entryOf(events: readonly AccountEvent[]): readonly Entry[] {
  const [first] = events;
  if (first === undefined) return [];
  const { hash, block, timestamp } = first;
  const deeds = new Set<Deed>();
  const tickets = new Set<bigint>();
  const operators: Entry["operators"][number][] = [];
  const moved = new Map<Token, bigint>();
  const allowed = new Map<string, Entry["allowances"][number]>();
  for (const event of events) {
    if (event.kind === "moved") moved.set(event.token, (moved.get(event.token) ?? 0n) + event.raw);
    else if (event.kind === "allowed") allowed.set(`${event.token}>${event.spender}`, event);
    else if (event.kind === "operator") operators.push({ over: event.over, operator: event.operator, given: event.given });
    else deeds.add(event.kind);
    if ("ticketId" in event) tickets.add(event.ticketId);
  }
  const changes = tokenList.map((token) => amountOf(token, moved.get(token) ?? 0n)).filter(({ raw }) => raw !== 0n);
  const allowances = [...allowed.values()].map(({ token, spender, raw }) => ({ token, spender, raw }));
  const told: readonly Title[] = [...deeds, ...powers(operators)];
  const titles = told.length > 0 ? told : [titleOf(changes, moved.size > 0, allowances)];
  return [{ hash, block, timestamp, titles, changes, allowances, tickets: [...tickets], operators }];
}

function powers(operators: Entry["operators"]): readonly Title[] {
  if (operators.length === 0) return [];
  return [operators.every(({ given }) => !given) ? "disempowered" : "empowered"];
}

function titleOf(changes: readonly Amount[], hasMoved: boolean, allowances: Entry["allowances"]): Title {
  const [comes, goes] = [changes.some(({ raw }) => raw > 0n), changes.some(({ raw }) => raw < 0n)];
  if (comes) return goes ? "exchanged" : "received";
  if (goes) return "sent";
  if (hasMoved) return "passed";
  return allowances.every(({ raw }) => raw === 0n) ? "disallowed" : "allowed";
}
