import type { Address } from "viem";
import { recordFromText } from "../../lib/indexer/credit/deal-record";
import { lastAsk } from "../../lib/finance/credit";
import type { Place } from "../../lib/indexer/place";
import { auction } from "../schema/credit";
import { deal as deals } from "../schema/deals";
import { recordActivity } from "./activities";
import type { Recording } from "./context";

const dealOf = async ({ db }: Recording, chainId: number, address: Address) => {
  const row = await db.find(deals, { chainId, address });
  if (row === null) throw new Error(`Nobody proposed the deal ${address}.`);
  return row;
};

type Started = { readonly deal: Address; readonly value: bigint; readonly endsAt: bigint };

/** Before the deal's own row follows: what was asked last is there still. */
export async function recordAuction(recording: Recording, { chainId, time }: Place, { deal, value, endsAt }: Started): Promise<void> {
  const { auctions, state } = await dealOf(recording, chainId, deal);
  const before = recordFromText(state).deal.auction;
  if (before !== undefined) await recording.db.update(auction, { chainId, deal, number: auctions }).set({ outcome: "restarted", endedAt: time });
  const unsoldAt = before === undefined ? null : lastAsk(before, BigInt(time));
  await recording.db.insert(auction).values({ chainId, deal, number: auctions + 1, value, unsoldAt, startedAt: time, endsAt: Number(endsAt), outcome: "open" });
  await recording.db.update(deals, { chainId, address: deal }).set({ auctions: auctions + 1 });
}

/** A cure, a payment or a hand-over ended it. */
export async function recordAuctionStopped(recording: Recording, { chainId, time }: Place, deal: Address): Promise<void> {
  const { auctions } = await dealOf(recording, chainId, deal);
  await recording.db.update(auction, { chainId, deal, number: auctions }).set({ outcome: "stopped", endedAt: time });
}

type Bought = { readonly deal: Address; readonly buyer: Address; readonly price: bigint };

export async function recordTitleSold(recording: Recording, place: Place, { deal, buyer, price }: Bought): Promise<void> {
  const { auctions, titleId } = await dealOf(recording, place.chainId, deal);
  await recording.db.update(auction, { chainId: place.chainId, deal, number: auctions }).set({ outcome: "sold", endedAt: place.time, buyer, price });
  await recordActivity(recording, { place, account: buyer, kind: "title_bought", usdc: price, other: deal, subject: String(titleId) });
}

type Proceeds = { readonly surplus: bigint; readonly seniorLoss: bigint; readonly juniorLoss: bigint };

/** What became of the price. */
export async function recordProceeds(recording: Recording, { chainId }: Place, deal: Address, { surplus, seniorLoss, juniorLoss }: Proceeds): Promise<void> {
  const { auctions } = await dealOf(recording, chainId, deal);
  await recording.db.update(auction, { chainId, deal, number: auctions }).set({ surplus, seniorLoss, juniorLoss });
}
