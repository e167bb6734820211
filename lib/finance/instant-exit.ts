import { bpsScale, exitToleranceBps } from "./constants";
import { afterExitFee, type ExitBuffer } from "./exit-fee";
import { type ExitTotals, exitWorth } from "./share-price";

/** Everything that an exit at once depends on, of one block. */
export type InstantExitState = ExitTotals & ExitBuffer;

/** AID wei; or why nothing is paid: more than is free, or too few shares to be paid a wei. */
export type InstantExit = { readonly kind: "paid"; readonly assets: bigint; readonly fee: bigint } | { readonly kind: "tooMuch" | "nothing" };

/** What `shares` are paid that leave at once; more than there are is too much. Mirrors StakedAID.previewInstant(). */
export function instantExit(shares: bigint, state: InstantExitState): InstantExit {
  if (shares > state.supply) return { kind: "tooMuch" };
  const gross = exitWorth(shares, state);
  const assets = afterExitFee(gross, state);
  if (assets === undefined) return { kind: "tooMuch" };
  return assets === 0n ? { kind: "nothing" } : { kind: "paid", assets, fee: gross - assets };
}

/** The most shares, of `balance`, that can leave at once. */
export function mostInstantExit(balance: bigint, state: InstantExitState): bigint {
  let [possible, impossible] = [0n, balance + 1n];
  while (impossible - possible > 1n) {
    const middle = (possible + impossible) / 2n;
    if (instantExit(middle, state).kind === "tooMuch") impossible = middle;
    else possible = middle;
  }
  return possible;
}

/** The least AID that an exit at once accepts, wei, of what was shown: others who leave first make it dearer. */
export function leastAfterTolerance(assets: bigint): bigint {
  return (assets * (bpsScale - exitToleranceBps)) / bpsScale;
}
