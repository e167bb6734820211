import { divide } from "../money/divide";
import { type Sheet, surplus } from "./balance-sheet";
import { aidPerUsdc, bpsScale, feeBps, maxGainBpsPerDay, recognitionInterval, secondsPerDay } from "./constants";

/** Treasury.unrecovered(): losses that gains have not made good yet, by who bore them. AID wei. */
export type Unrecovered = { readonly stakers: bigint; readonly surplus: bigint };

/**
 * Treasury.book(), settled(), pendingOfDeals() and billsHeld(): what of cash, bills and deals has been recognised, the least
 * it has been since a gain last was, what deals have paid beyond principal since (all micro-dollars), when that was, and
 * whether the bills' vault answers.
 */
export type Recognised = {
  readonly recognised: bigint;
  readonly settled: bigint;
  readonly pendingOfDeals: bigint;
  readonly recognisedAt: bigint;
  readonly billsLive: boolean;
};

/** What Treasury.recognise() does. Micro-dollars, except `reward` and `burned` in AID wei; `unrecovered` is as it is then. */
export type Recognition =
  | { readonly kind: "none" }
  | { readonly kind: "gain"; readonly gain: bigint; readonly fee: bigint; readonly reward: bigint; readonly unrecovered: Unrecovered }
  | { readonly kind: "loss"; readonly loss: bigint; readonly burned: bigint; readonly unrecovered: Unrecovered };

const least = (a: bigint, b: bigint) => (a < b ? a : b);
const most = (a: bigint, b: bigint) => (a > b ? a : b);

type Assets = Pick<Sheet, "cash" | "bills" | "deals">;

const worthOf = ({ cash, bills, deals }: Assets): bigint => cash + bills + deals;

/** Yield that came in and is not recognised yet, AID wei. Mirrors Treasury.pendingYield(). */
export function pendingYield(sheet: Assets, recognised: bigint): bigint {
  const worth = worthOf(sheet);
  return worth > recognised ? (worth - recognised) * aidPerUsdc : 0n;
}

/**
 * Losses that surplus does not cover and sAID has not yet borne, AID wei. Pending yield is no buffer. `senior` is what
 * counts as lost of deals (`seniorImpairment`), micro-dollars. Mirrors Treasury.impairment().
 */
export function impairment(sheet: Sheet, recognised: bigint, senior: bigint): bigint {
  const buffer = surplus(sheet) - pendingYield(sheet, recognised) - senior * aidPerUsdc;
  return buffer < 0n ? -buffer : 0n;
}

/**
 * The gain that `recognise()` would book at `time`, micro-dollars, once a day: what deals have paid, and of bills at most
 * 0.05 % for each day passed, none while the vault is silent. Of what was there all the time, and of what is missing
 * behind AID.
 */
export function recognisableGain(sheet: Assets & Pick<Sheet, "supply">, book: Recognised, time: bigint): bigint {
  const elapsed = time - book.recognisedAt;
  const worth = worthOf(sheet);
  if (elapsed < recognitionInterval || worth < book.recognised) return 0n;
  const base = book.settled + most(sheet.supply / aidPerUsdc - book.recognised, 0n);
  const ofBills = book.billsLive ? (base * maxGainBpsPerDay * elapsed) / (bpsScale * secondsPerDay) : 0n;
  return least(worth - book.recognised, book.pendingOfDeals + ofBills);
}

/**
 * The effect of `recognise()` at `time` on the book as it stands. A loss beyond the surplus burns sAID's own AID. A gain
 * first goes back, without fee, to those who bore losses, the stakers before the surplus; of the rest the fee rounds up,
 * and what the stakers get never exceeds the surplus. Mirrors Treasury.recognise().
 */
export function recognition(sheet: Sheet, book: Recognised, unrecovered: Unrecovered, time: bigint): Recognition {
  const worth = worthOf(sheet);
  if (worth < book.recognised) return loss(sheet, worth, book.recognised - worth, unrecovered);
  const gain = recognisableGain(sheet, book, time);
  if (gain === 0n) return { kind: "none" };
  const room = most((book.recognised + gain) * aidPerUsdc - sheet.supply, 0n);
  const toStakers = least(least(gain * aidPerUsdc, unrecovered.stakers), room);
  const toSurplus = least(gain * aidPerUsdc - toStakers, unrecovered.surplus);
  const earned = gain - divide(toStakers + toSurplus, aidPerUsdc, "ceil");
  const fee = divide(earned * feeBps, bpsScale, "ceil");
  return {
    kind: "gain",
    gain,
    fee,
    reward: toStakers + least((earned - fee) * aidPerUsdc, room - toStakers),
    unrecovered: { stakers: unrecovered.stakers - toStakers, surplus: unrecovered.surplus - toSurplus },
  };
}

/**
 * The effect of a loss of a deal's principal on the book as it stands: borne like a fall of bills, and pending yield takes
 * nothing of it. `amount` in micro-dollars, at most what the deal carries. Mirrors Treasury.writeOff().
 */
export function writeOff(sheet: Pick<Sheet, "supply" | "staked">, recognised: bigint, amount: bigint, unrecovered: Unrecovered): Recognition {
  return amount === 0n ? { kind: "none" } : loss(sheet, most(recognised - amount, 0n), amount, unrecovered);
}

/** `left`: what is recognised afterwards. */
function loss(sheet: Pick<Sheet, "supply" | "staked">, left: bigint, amount: bigint, { stakers, surplus: kept }: Unrecovered): Recognition {
  const hole = sheet.supply - left * aidPerUsdc;
  const burned = hole > 0n ? least(hole, sheet.staked) : 0n;
  // Burning takes more than this loss where AID was not fully backed before.
  const rest = most(amount * aidPerUsdc - burned, 0n);
  return { kind: "loss", loss: amount, burned, unrecovered: { stakers: stakers + burned, surplus: kept + rest } };
}
