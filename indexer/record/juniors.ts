import { type Address, zeroAddress } from "viem";
import { type JuniorPayouts, juniorClaimed, juniorDistributed, juniorMinted, juniorTransferred } from "../../lib/finance/credit";
import { type JuniorCost, juniorCostsAfter, noJuniorCost, paidBack, paidSince } from "../../lib/indexer/junior-cost";
import type { Place } from "../../lib/indexer/place";
import { juniorHolding, juniorMove, juniorPayout, juniorToken } from "../schema/credit";
import { recordActivity } from "./activities";
import type { Recording } from "./context";

type TokenRow = typeof juniorToken.$inferSelect;

/** The token of a deal that has just been proposed. */
export async function recordToken({ db }: Recording, { chainId }: Place, token: Address, deal: Address): Promise<void> {
  await db.insert(juniorToken).values({ chainId, token, deal, supply: 0n, distributed: 0n, claimed: 0n, refunded: 0n, perToken: 0n, remainder: 0n, holders: 0 });
}

async function tokenOf({ db }: Recording, chainId: number, token: Address): Promise<TokenRow> {
  const row = await db.find(juniorToken, { chainId, token });
  if (row === null) throw new Error(`No deal has the junior token ${token}.`);
  return row;
}

/** A token, and of all its holders those whom something concerns: as lib/finance has them, and what their tokens cost once what was paid out until now is reckoned in. */
type Held = { readonly payouts: JuniorPayouts; readonly costOf: (account: Address) => JuniorCost };

async function heldBy({ db }: Recording, { chainId, token, supply, distributed, perToken, remainder }: TokenRow, accounts: readonly Address[]): Promise<Held> {
  const rows = await Promise.all(accounts.map(async (account) => [account, await db.find(juniorHolding, { chainId, token, account })] as const));
  const holders = rows.map(([account, row]) => [account, row === null ? { balance: 0n, perToken, owed: 0n } : { balance: row.balance, perToken: row.perToken, owed: row.owed }] as const);
  const payouts = { supply, distributed, perToken, remainder, holders: Object.fromEntries(holders) };
  const costs = new Map(rows.map(([account, row]) => [account, row === null ? noJuniorCost : paidBack({ balance: row.balance, cost: row.cost, realised: row.realised }, paidSince(payouts, account))]));
  return { payouts, costOf: (account) => costs.get(account) ?? noJuniorCost };
}

type Added = { readonly committed?: bigint; readonly claimed?: bigint; readonly refunded?: bigint };
/** What of a holder is written: as payouts have it, what its tokens cost, and what it put in or fetched. */
type After = { readonly payouts: JuniorPayouts; readonly cost: JuniorCost; readonly added?: Added };

async function writeHolder({ db }: Recording, { chainId, time }: Place, { token, deal }: TokenRow, account: Address, { payouts, cost: { cost, realised }, added = {} }: After): Promise<void> {
  const held = payouts.holders[account];
  if (held === undefined) return;
  const [committed, claimed, refunded] = [added.committed ?? 0n, added.claimed ?? 0n, added.refunded ?? 0n];
  const told = { ...held, cost, realised, time };
  await db
    .insert(juniorHolding)
    .values({ chainId, token, account, deal, ...told, committed, claimed, refunded })
    .onConflictDoUpdate((row) => ({ ...told, committed: row.committed + committed, claimed: row.claimed + claimed, refunded: row.refunded + refunded }));
}

type Moved = { readonly from: Address; readonly to: Address; readonly value: bigint };

/** Tokens that were made, burned or given away. */
export async function recordJuniorTransfer(recording: Recording, place: Place, token: Address, { from, to, value }: Moved): Promise<void> {
  const row = await tokenOf(recording, place.chainId, token);
  const accounts = [from, to].filter((account, index, all) => account !== zeroAddress && all.indexOf(account) === index);
  const { payouts: before, costOf } = await heldBy(recording, row, accounts);
  const costs = juniorCostsAfter({ from, to, value }, costOf(from), costOf(to));
  const after =
    from === zeroAddress ? juniorMinted(before, to, value) : to === zeroAddress ? juniorMinted(before, from, -value) : juniorTransferred(before, from, to, value);
  const counted = (payouts: JuniorPayouts): number => Object.values(payouts.holders).filter(({ balance }) => balance > 0n).length;
  await recording.db.update(juniorToken, { chainId: place.chainId, token }).set({ supply: after.supply, holders: row.holders + counted(after) - counted(before) });
  for (const account of accounts) await writeHolder(recording, place, row, account, { payouts: after, cost: account === from ? costs.giver : costs.taker });
  if (accounts.includes(zeroAddress) || from === zeroAddress || to === zeroAddress) return;
  await recording.db.insert(juniorMove).values({ ...place, deal: row.deal, token, kind: "transferred", account: from, other: to, usdc: value });
  await recordActivity(recording, { place, account: from, kind: "junior_sent", usdc: value, other: to, subject: row.deal });
  await recordActivity(recording, { place, account: to, kind: "junior_received", usdc: value, other: from, subject: row.deal });
}

type Committed = { readonly from: Address; readonly receiver: Address; readonly usdc: bigint };

/** Who committed USDC, for whom; the tokens have come before. */
export async function recordCommitment(recording: Recording, place: Place, token: Address, { from, receiver, usdc }: Committed): Promise<void> {
  const row = await tokenOf(recording, place.chainId, token);
  const { payouts, costOf } = await heldBy(recording, row, [receiver]);
  await writeHolder(recording, place, row, receiver, { payouts, cost: costOf(receiver), added: { committed: usdc } });
  await recording.db.insert(juniorMove).values({ ...place, deal: row.deal, token, kind: "committed", account: receiver, other: from, usdc });
  await recordActivity(recording, { place, account: receiver, kind: "junior_committed", usdc, other: from, subject: row.deal });
}

/** A payout, to whoever holds tokens now. */
export async function recordPayout(recording: Recording, place: Place, token: Address, usdc: bigint): Promise<void> {
  const row = await tokenOf(recording, place.chainId, token);
  const { distributed, perToken, remainder, supply } = juniorDistributed((await heldBy(recording, row, [])).payouts, usdc);
  await recording.db.update(juniorToken, { chainId: place.chainId, token }).set({ distributed, perToken, remainder });
  await recording.db.insert(juniorPayout).values({ ...place, deal: row.deal, token, usdc, supply, perToken });
}

type Fetched = { readonly account: Address; readonly receiver: Address; readonly usdc: bigint };

/** USDC that a holder fetched: payouts, or what was committed to a deal that was cancelled. */
export async function recordFetched(recording: Recording, place: Place, token: Address, kind: "claimed" | "refunded", { account, receiver, usdc }: Fetched): Promise<void> {
  const row = await tokenOf(recording, place.chainId, token);
  const { payouts: before, costOf } = await heldBy(recording, row, [account]);
  const payouts = kind === "claimed" ? juniorClaimed(before, account) : before;
  await writeHolder(recording, place, row, account, { payouts, cost: costOf(account), added: { [kind]: usdc } });
  await recording.db.update(juniorToken, { chainId: place.chainId, token }).set({ [kind]: row[kind] + usdc });
  await recording.db.insert(juniorMove).values({ ...place, deal: row.deal, token, kind, account, other: receiver, usdc });
  await recordActivity(recording, { place, account, kind: kind === "claimed" ? "junior_claimed" : "junior_refunded", usdc, other: receiver, subject: row.deal });
}
