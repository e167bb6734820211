import type { Address, Hex, LocalAccount, Log } from "viem";
import { randomOf, seedOf } from "../../lib/random";
import type { Stage } from "../stage/stage";
import { actor } from "../story/cast";
import { secondsPerDay } from "../story/plan/plan";
import { type Scene, sceneOf } from "../story/scene";
import type { LargeDeal } from "./book";
import type { Day } from "./day";
import type { LargeSize } from "./size";

/** A deal with what the chain has said of it, and the customers who committed to it. */
export type Running = { readonly deal: LargeDeal; readonly address: Address; readonly token: Address; readonly termsHash: Hex; readonly juniors: Address[]; isOver: boolean };

/** What stays the same from day to day, and what was heard so far. */
export type LargeWorld = {
  readonly stage: Stage;
  readonly seed: number;
  readonly size: LargeSize;
  /** Unix seconds: a midnight. */
  readonly start: number;
  readonly book: readonly LargeDeal[];
  /** By their number. */
  readonly running: Map<number, Running>;
  /** How many permits of AID each account has signed. */
  readonly permits: Map<number, bigint>;
  /** Who was given each ticket that was not seen to end, and which of them were served and wait for a claim. */
  readonly tickets: Map<bigint, Address>;
  readonly served: Set<bigint>;
  /** Deals that were paid, on which day of the world. */
  readonly paid: { readonly day: number; readonly running: Running }[];
  /** Logs of the protocol and its pool so far. */
  counted: number;
};

/** One day of it, for those who act on it. */
export type Today = LargeWorld & {
  readonly day: Day;
  /** Of the world, 0 being its first. */
  readonly index: number;
  /** unix time / 86,400 */
  readonly today: number;
};

export const timeOf = ({ start }: LargeWorld, index: number): number => start + index * secondsPerDay;

/** For the acts of the story that serve here too. */
export function sceneFor({ day, seed, start, size, index }: Today): Scene {
  const end = start + size.days * secondsPerDay;
  return sceneOf(day.stage, { size: "tiny", seed, start, end, deals: [], depositors: [], juniors: [] }, index);
}

export const chanceOf = ({ seed }: LargeWorld, ...names: readonly (string | number)[]): ((below: number) => number) => randomOf(seedOf(seed, ...names));

export const borrowerOf = ({ borrower }: Pick<LargeDeal, "borrower">): LocalAccount => actor(`large borrower ${String(borrower)}`);
export const reporterOf = ({ borrower }: LargeDeal): LocalAccount => actor(`large reporter ${String(borrower)}`);

/** Firms that bring money and hand it on to their customers, each on its day. */
const deskCount = 10;
export const deskNumbered = (day: number): LocalAccount => actor(`desk ${String(day % deskCount)}`);
export const deskOf = ({ index }: Today): LocalAccount => deskNumbered(index);
export const desks = (): readonly LocalAccount[] => Array.from({ length: deskCount }, (_, day) => deskNumbered(day));

const known = new Map<Address, LocalAccount>();

/** Somebody of the crowd, 0 being who is most active. */
export function accountOf(place: number): LocalAccount {
  const account = actor(`account ${String(place)}`);
  known.set(account.address, account);
  return account;
}

/** The account that has this address, if `accountOf` was asked for it. */
export const accountAt = (address: Address): LocalAccount | undefined => known.get(address);

const joiningFrom = 5;
const joiningPart = 0.42;

/** How many accounts there are at the end of a day. */
export function joinedBy({ days, accounts }: LargeSize, index: number): number {
  const part = (index - joiningFrom + 1) / Math.max(1, Math.floor(days * joiningPart) - joiningFrom);
  return Math.floor(accounts * Math.min(1, Math.max(0, part)));
}

const grain = 2 ** 20;

/** A place among those who are there: few are very active, most a little. */
export const somebody = (random: (below: number) => number, joined: number): number => Math.floor(joined * (random(grain) / grain) ** 3);

/** Outside parts, whose logs are not counted. */
export const isOurs = ({ stage: { addresses } }: LargeWorld): ((log: Pick<Log, "address">) => boolean) => {
  const outside = new Set([addresses.USDC, addresses.UsdcUsdFeed].map((address) => address.toLowerCase()));
  return ({ address }) => !outside.has(address.toLowerCase());
};
