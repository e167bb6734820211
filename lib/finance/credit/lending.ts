import { aidPerUsdc, recognitionInterval } from "../constants";
import { type Sheet, sheetAfterDraw, sheetAfterReceipt } from "../balance-sheet";
import { impairment, recognition, type Recognised, type Unrecovered, writeOff } from "../recognition";
import { exitPrice } from "../share-price";
import { unvestedAt, type Vesting, vestingAfterLoss, vestingAfterReward } from "../vesting";
import type { DealEffect, DealPlace } from "./deal";
import { seniorImpairment } from "./senior";

// What deals do to the Treasury's books and to the stakers. Mirrors TreasuryLending.sol, TreasuryRecognition.sol and
// SeniorPositions.sol.

/** The stakers' part in one deal. Micro-dollars. */
export type LentTo = DealPlace & { readonly carrying: bigint };

/** The Treasury's books and the stakers' unvested rewards, as deals move them. */
export type Lending = {
  readonly sheet: Sheet;
  readonly book: Recognised;
  readonly unrecovered: Unrecovered;
  readonly vesting: Vesting;
  /** By the deal's name. */
  readonly positions: ReadonlyMap<string, LentTo>;
};

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/**
 * After what a step of a deal asked of the Treasury at `time`: micro-dollars in the books, AID wei in supply and rewards, all exact. What
 * asks nothing of it changes nothing; what the Treasury would refuse (caps, free liquidity) is not asked here.
 */
export function lendingAfter(lending: Lending, deal: string, effect: DealEffect, time: bigint): Lending {
  const position = lending.positions.get(deal);
  switch (effect.kind) {
    case "fund":
      return placed({ ...lending, sheet: sheetAfterDraw(lending.sheet, effect.senior) }, deal, { carrying: effect.senior, ...effect.place });
    case "fee":
      return surplusAdded(lending, effect.usdc);
    case "receipt":
      return received(lending, deal, effect);
    case "reposition":
      return position === undefined ? lending : placed(lending, deal, { ...position, ...effect.place });
    case "writeOff":
      return position === undefined ? lending : written(lending, deal, position, effect.loss, time);
    case "end":
      return { ...lending, positions: new Map([...lending.positions].filter(([name]) => name !== deal)) };
    default:
      return lending;
  }
}

const placed = (lending: Lending, deal: string, position: LentTo): Lending => ({ ...lending, positions: new Map(lending.positions).set(deal, position) });

/** Mirrors Treasury.onFee(): it makes losses of the surplus good. */
function surplusAdded({ sheet, book, unrecovered, ...rest }: Lending, usdc: bigint): Lending {
  const good = least(usdc * aidPerUsdc, unrecovered.surplus);
  return {
    ...rest,
    sheet: { ...sheet, cash: sheet.cash + usdc },
    book: { ...book, recognised: book.recognised + usdc },
    unrecovered: { ...unrecovered, surplus: unrecovered.surplus - good },
  };
}

/** Mirrors Treasury.onReceipt(): what is beyond the carrying value waits to be recognised. */
function received(lending: Lending, deal: string, receipt: Extract<DealEffect, { kind: "receipt" }>): Lending {
  const position = lending.positions.get(deal);
  const carrying = position?.carrying ?? 0n;
  const repaid = least(receipt.principal, carrying);
  const { book } = lending;
  const next: Lending = {
    ...lending,
    sheet: sheetAfterReceipt(lending.sheet, { principal: receipt.principal, yield: receipt.yield, carrying }),
    book: { ...book, pendingOfDeals: book.pendingOfDeals + receipt.principal + receipt.yield - repaid },
  };
  return position === undefined ? next : placed(next, deal, { ...receipt.place, carrying: carrying - repaid });
}

/** Mirrors Treasury.writeOff(). */
function written(lending: Lending, deal: string, position: LentTo, most: bigint, time: bigint): Lending {
  const loss = least(most, position.carrying);
  const { sheet, book, unrecovered } = lending;
  const outcome = writeOff(sheet, book.recognised, loss, unrecovered);
  if (outcome.kind !== "loss") return lending;
  const recognised = book.recognised > loss ? book.recognised - loss : 0n;
  const next: Lending = {
    ...lending,
    sheet: { ...sheet, deals: sheet.deals - loss, supply: sheet.supply - outcome.burned, staked: sheet.staked - outcome.burned },
    book: { ...book, recognised, settled: least(book.settled, recognised) },
    unrecovered: outcome.unrecovered,
    vesting: outcome.burned === 0n ? lending.vesting : vestingAfterLoss(lending.vesting, outcome.burned, time),
  };
  return placed(next, deal, { ...position, carrying: position.carrying - loss });
}

/**
 * After Treasury.recognise() at `time`, where no bill has fallen: unchanged within a day of the last one. The fee of a gain is rounded up to
 * a micro-dollar, the rest goes to the stakers and vests. Mirrors TreasuryRecognition.sol.
 */
export function lendingRecognised(lending: Lending, time: bigint): Lending {
  const { sheet, book, unrecovered, vesting } = lending;
  if (time - book.recognisedAt < recognitionInterval || (!book.billsLive && book.pendingOfDeals === 0n)) return lending;
  const outcome = recognition(sheet, book, unrecovered, time);
  const gain = outcome.kind === "gain" ? outcome : { gain: 0n, reward: 0n, unrecovered };
  const recognised = book.recognised + gain.gain;
  return {
    ...lending,
    sheet: { ...sheet, supply: sheet.supply + gain.reward, staked: sheet.staked + gain.reward },
    book: { ...book, recognised, settled: recognised, pendingOfDeals: 0n, recognisedAt: time },
    unrecovered: gain.unrecovered,
    vesting: gain.reward === 0n ? vesting : vestingAfterReward(vesting, gain.reward, time),
  };
}

/** What counts as lost of all senior positions, micro-dollars. `answerOf` a deal is `impairmentOf`. Mirrors SeniorPositions.impairment(). */
export function lendingImpairment({ positions }: Lending, time: bigint, answerOf: (deal: string) => bigint): bigint {
  return seniorImpairment(
    [...positions].map(([name, position]) => ({ ...position, get answer() {
      return answerOf(name);
    } })),
    time,
  );
}

/** What an exit at `time` stands on: the Treasury's impairment, AID wei, and the price, 1e18, of `shares` in all. */
export function leavingTerms(lending: Lending, { time, senior, shares }: { time: bigint; senior: bigint; shares: bigint }): { readonly impairment: bigint; readonly exitPrice: bigint } {
  const unvested = unvestedAt(lending.vesting, time);
  const lost = impairment(lending.sheet, lending.book.recognised, senior);
  const totals = { totalAssets: lending.sheet.staked - unvested, supply: shares, vesting: unvested, impairment: lost };
  return { impairment: lost, exitPrice: exitPrice(totals) };
}
