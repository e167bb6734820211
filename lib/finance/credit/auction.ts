import { divide } from "../../money/divide";
import { secondsPerDay } from "../constants";

/** The auction of a title: what it began from, micro-dollars, when that was, and the lowest ask of those before it that ended unsold. */
export type Auction = { readonly value: bigint; readonly startedAt: bigint; readonly unsoldAt: bigint };

/** Where nothing was asked before. */
export const neverAsked = 2n ** 64n - 1n;

/** CollateralAuction.DURATION, START_PERCENT and END_PERCENT. */
export const auctionSeconds = 7n * secondsPerDay;
const [startPercent, endPercent] = [120n, 30n];

/** In its last second the price is at its lowest. Mirrors CollateralAuction.isRunning(). */
export const isAuctionRunning = ({ startedAt }: Auction, time: bigint): boolean => time <= startedAt + auctionSeconds;

/** What the title costs at `time`, or did at the end: micro-dollars, rounded up. Mirrors CollateralAuction.ask(). */
export function auctionAsk({ value, startedAt }: Auction, time: bigint): bigint {
  const elapsed = time - startedAt < auctionSeconds ? time - startedAt : auctionSeconds;
  const percentTime = startPercent * auctionSeconds - (startPercent - endPercent) * elapsed;
  return divide(value * percentTime, 100n * auctionSeconds, "ceil");
}

/** The lowest price so far at which nobody bought the title, this auction's at `time` among them. Mirrors CollateralAuction.lastAsk(). */
export function lastAsk(auction: Auction, time: bigint): bigint {
  const ask = auctionAsk(auction, time);
  return ask < auction.unsoldAt ? ask : auction.unsoldAt;
}
