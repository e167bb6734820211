import { divide } from "../money/divide";
import { assetsInAid, type Sheet, surplus } from "./balance-sheet";
import { aidPerUsdc, bpsScale, feeBps, maxGainBpsPerDay, recognitionInterval, secondsPerDay } from "./constants";

/**
 * Treasury.book() and billsHeld(): what of cash and bills has been recognised (micro-dollars), when a
 * gain last was, and whether the bills' vault answers.
 */
export type Recognised = {
  readonly recognised: bigint;
  readonly recognisedAt: bigint;
  readonly billsLive: boolean;
};

/** What Treasury.recognise() does. Micro-dollars, except `reward` and `burned` in AID wei. */
export type Recognition =
  | { readonly kind: "none" }
  | { readonly kind: "gain"; readonly gain: bigint; readonly fee: bigint; readonly reward: bigint }
  | { readonly kind: "loss"; readonly loss: bigint; readonly burned: bigint };

const least = (a: bigint, b: bigint) => (a < b ? a : b);

/** Yield that came in and is not recognised yet, AID wei. Mirrors Treasury.pendingYield(). */
export function pendingYield(sheet: Pick<Sheet, "cash" | "bills">, recognised: bigint): bigint {
  const worth = sheet.cash + sheet.bills;
  return worth > recognised ? (worth - recognised) * aidPerUsdc : 0n;
}

/**
 * Losses in the assets that surplus does not cover and sAID has not yet borne, AID wei. Pending yield
 * is no buffer. Mirrors Treasury.impairment().
 */
export function impairment(sheet: Sheet, recognised: bigint): bigint {
  const buffer = surplus(sheet) - pendingYield(sheet, recognised);
  return buffer < 0n ? -buffer : 0n;
}

/**
 * The gain that `recognise()` would book at `time`, micro-dollars: once a day, at most 0.05 % for each
 * day passed, none while the vault is silent.
 */
export function recognisableGain(sheet: Pick<Sheet, "cash" | "bills">, book: Recognised, time: bigint): bigint {
  const elapsed = time - book.recognisedAt;
  const worth = sheet.cash + sheet.bills;
  if (elapsed < recognitionInterval || !book.billsLive || worth < book.recognised) return 0n;
  const most = (book.recognised * maxGainBpsPerDay * elapsed) / (bpsScale * secondsPerDay);
  return least(worth - book.recognised, most);
}

/**
 * The effect of `recognise()` at `time` on the book as it stands. The fee rounds up, the reward never
 * exceeds the surplus, and a loss beyond the surplus burns sAID's own AID. Mirrors Treasury.recognise().
 */
export function recognition(sheet: Sheet, book: Recognised, time: bigint): Recognition {
  const worth = sheet.cash + sheet.bills;
  if (worth < book.recognised) {
    const hole = sheet.supply - assetsInAid({ ...sheet, deals: 0n });
    return { kind: "loss", loss: book.recognised - worth, burned: hole > 0n ? least(hole, sheet.staked) : 0n };
  }
  const gain = recognisableGain(sheet, book, time);
  if (gain === 0n) return { kind: "none" };
  const fee = divide(gain * feeBps, bpsScale, "ceil");
  const room = (book.recognised + gain) * aidPerUsdc - sheet.supply;
  return { kind: "gain", gain, fee, reward: least((gain - fee) * aidPerUsdc, room > 0n ? room : 0n) };
}
