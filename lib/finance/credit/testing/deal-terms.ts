import { type Address, concatHex, type Hex, keccak256 } from "viem";
import { secondsPerDay } from "../../constants";
import { addMonths, dayOf, startOfDay, toDate } from "../calendar";
import type { DealTerms } from "../deal";
import { amortisations } from "../schedule";
import type { Dice } from "./dice";
import { word } from "./deal-signatures";

const usdc = 1_000_000n;
/** The factory refuses amounts from here on. */
const mostPrincipal = 2n ** 56n - 1n;
/** DealTerms.MOST_FIRST_DAYS, here from the last moment of drawing. */
const mostFirstDays = 62n;

/** When things happen to every deal of a batch: each has its own due day beside a common one. */
export type DealDates = { readonly proposed: bigint; readonly drawDeadline: bigint; readonly dueDay: bigint };

/** Any day of four years; the common due day is often at the end of a month. */
export function anyDates(dice: Dice, from: bigint): DealDates {
  const proposed = from + dice.big(1n, 1_460n) * secondsPerDay + dice.big(0n, secondsPerDay - 1n);
  const drawDeadline = proposed + 21n * secondsPerDay;
  const last = dayOf(drawDeadline);
  const days = Array.from({ length: 55 }, (_, index) => last + 2n + BigInt(index));
  const ends = days.filter((day) => toDate(day).day >= 29n);
  const [first = last + 2n, ...others] = dice.once(2) ? ends : days;
  return { proposed, drawDeadline, dueDay: dice.pick([first, ...others]) };
}

/** Terms of every kind that a factory takes, and ends of their ranges. */
export function anyDealTerms(dice: Dice, { proposed, drawDeadline, dueDay }: DealDates): DealTerms {
  const kind = dice.pick(["debt", "debt", "debt", "share", "share", "hybrid"]);
  const isWhollyJunior = dice.once(8);
  const ordinary = dice.big(10_000n * usdc, 5_000_000n * usdc);
  const principal = dice.pick([ordinary, ordinary, ordinary, 1_200_000n * usdc, 50_000_000n * usdc, dice.big(1n, 1_000n), isWhollyJunior ? mostPrincipal : ordinary]);
  const junior = isWhollyJunior ? principal : dice.once(6) ? 0n : (principal * dice.big(1n, 500n)) / 1_000n;
  const rateBps = kind === "share" ? 0n : dice.pick([dice.big(1n, 2_500n), dice.big(900n, 1_600n), dice.big(1n, 10_000n)]);
  const seniorRateBps = junior === 0n ? rateBps : junior === principal ? 0n : dice.big(0n, rateBps);
  const months = dice.pick([3, 3, 4, 6, 6, 12, dice.whole(3, 36)]);
  const drawLtvBps = dice.big(2_000n, 8_000n);
  const nearest = dueDay + dice.pick([0n, 0n, 0n, 1n, 2n, -1n]);
  const latest = dayOf(drawDeadline) + mostFirstDays;
  const firstDueDay = nearest <= dayOf(drawDeadline) ? dayOf(drawDeadline) + 1n : nearest > latest ? latest : nearest;
  const amortisation = dice.pick(amortisations);
  const balloon = dice.once(2) ? 0n : dice.big(0n, principal);
  return {
    ...{ principal, junior, rateBps, seniorRateBps, months, drawLtvBps, firstDueDay, amortisation },
    minJunior: junior === 0n ? 0n : dice.pick([1n, junior / 5n + 1n, dice.big(1n, junior)]),
    // Of a bullet revenue alone would repay all in its last month: the factory refuses it.
    balloon: kind === "share" && amortisation === "bullet" ? principal : balloon,
    minInsurance: dice.big(0n, 2n * principal < 2n ** 63n ? 2n * principal : principal),
    revenueShareBps: kind === "debt" ? 0n : dice.big(1n, 10_000n),
    lateMarginBps: dice.pick([0n, 500n, dice.big(0n, 10_000n)]),
    originationFeeBps: dice.pick([0n, 100n, dice.big(0n, 300n)]),
    servicingFeeBps: dice.pick([0n, 50n, dice.big(0n, 100n)]),
    breachLtvBps: dice.pick([drawLtvBps + 1_000n, dice.big(drawLtvBps + 1_000n, 10_000n)]),
    graceDays: dice.pick([10n, 10n, 0n, 5n, 30n]),
    juniorProRata: dice.once(3),
    contractedRevenue: kind === "debt" ? 0n : dice.pick([principal / 10n + 1n, dice.big(1n, principal), principal / BigInt(months) + 1n]),
    raiseDeadline: proposed + dice.big(2n, 4n) * secondsPerDay,
    drawDeadline,
  };
}

/** The struct as the factory takes it: all of its fields are words. */
export function wordsOfTerms(terms: DealTerms, who: { borrower: Address; servicer: Address; titleId: bigint }): Hex {
  const lastDay = addMonths(terms.firstDueDay, terms.months - 1);
  return concatHex(
    [
      ...[BigInt(who.borrower), BigInt(who.servicer), who.titleId, terms.principal, terms.junior, terms.minJunior, terms.balloon, terms.minInsurance],
      ...[terms.rateBps, terms.seniorRateBps, terms.revenueShareBps, terms.lateMarginBps, terms.originationFeeBps, terms.servicingFeeBps],
      ...[terms.drawLtvBps, terms.breachLtvBps, BigInt(terms.months), terms.graceDays, BigInt(amortisations.indexOf(terms.amortisation)), terms.juniorProRata ? 1n : 0n],
      ...[terms.firstDueDay, terms.raiseDeadline, terms.drawDeadline, terms.contractedRevenue, startOfDay(lastDay + 1n), 2n, 7n, 9n],
    ].map(word),
  );
}

export const termsType =
  "(address,address,uint64,uint64,uint64,uint64,uint64,uint64,uint16,uint16,uint16,uint16,uint16,uint16,uint16,uint16,uint16,uint8,uint8,bool,uint24,uint40,uint40,uint64,uint40,uint8,bytes32,bytes32)";
export const termsHash = (words: Hex): Hex => keccak256(words);
