import { leastExitFee } from "../finance/exit-fee";
import { instantExit, type InstantExitState, mostInstantExit } from "../finance/instant-exit";
import { exitWorth } from "../finance/share-price";
import { divide, ratio } from "../money/index";
import type { ProtocolView } from "../queries/lens";

/** What a view says of leaving. Fees that wait for the recognition cover no loss. */
function exitStateOf({ staking, exits, reserves }: ProtocolView): InstantExitState {
  return {
    totalAssets: staking.totalAssets,
    supply: staking.shares,
    vesting: staking.unvested - exits.fees,
    impairment: reserves.impairment,
    free: exits.freeAfterQueue > 0n ? exits.freeAfterQueue : 0n,
    buffer: exits.buffer,
  };
}

/** What shares are worth on leaving by the queue, were they served now; AID wei, rounded down. */
export function worthOnExit(protocol: ProtocolView, shares: bigint): bigint {
  return exitWorth(shares, exitStateOf(protocol));
}

/** An exit at once: AID before the fee, what is paid, and the fee. Wei. */
export type InstantQuote = { readonly gross: bigint; readonly assets: bigint; readonly fee: bigint };

/** What shares are paid at once; undefined where they cannot leave at once. */
export function quoteInstant(protocol: ProtocolView, shares: bigint): InstantQuote | undefined {
  const exit = instantExit(shares, exitStateOf(protocol));
  return exit.kind === "paid" ? { gross: exit.assets + exit.fee, assets: exit.assets, fee: exit.fee } : undefined;
}

/** The most of so many shares that can leave at once; none where not even a wei would be paid for them. */
export function mostInstant(protocol: ProtocolView, held: bigint): bigint {
  const state = exitStateOf(protocol);
  const most = mostInstantExit(held, state);
  return instantExit(most, state).kind === "paid" ? most : 0n;
}

/** A point of the fee's curve: AID that leaves before the fee, and the part of it that the fee takes, 1e18, to the nearest thousandth of the least fee. */
export type FeePoint = { readonly gross: bigint; readonly rate: bigint };

// Finer is what rounding to the wei does, and would show as a fee that goes up and down.
const step = leastExitFee / 1_000n;

/** The fee of so many shares as a point of the curve; undefined where they cannot leave at once. */
export function feeAt(protocol: ProtocolView, shares: bigint): FeePoint | undefined {
  const quote = quoteInstant(protocol, shares);
  return quote && { gross: quote.gross, rate: divide(ratio(quote.fee, quote.gross) ?? 0n, step, "nearest") * step };
}

const curveSteps = 24n;

/** What exits at once cost now, by their size, up to the largest that is possible; empty where none is. */
export function feeCurve(protocol: ProtocolView): readonly FeePoint[] {
  const most = mostInstant(protocol, protocol.staking.shares);
  const sizes = Array.from({ length: Number(curveSteps) }, (_, index) => (most * BigInt(index + 1)) / curveSteps);
  return sizes.flatMap((shares) => feeAt(protocol, shares) ?? []);
}
