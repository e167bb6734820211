import { addMonths, fromDate } from "../calendar";
import type { LoanTerms } from "../loan";
import { amortisations } from "../schedule";
import type { Dice } from "./dice";

/** What a loan begins with, and what its title is reported to earn, in all, by when. */
export type Beginning = {
  readonly terms: LoanTerms;
  readonly senior: bigint;
  readonly junior: bigint;
  readonly drawDay: bigint;
  readonly reported: bigint;
  readonly reports: readonly { readonly time: bigint; readonly revenue: bigint }[];
};

const usdc = 1_000_000n;
/** The factory refuses principals from here on. */
const mostPrincipal = 2n ** 56n - 1n;
const draws = [
  fromDate({ year: 2024n, month: 1n, day: 31n }),
  fromDate({ year: 2024n, month: 2n, day: 29n }),
  fromDate({ year: 2026n, month: 2n, day: 28n }),
  fromDate({ year: 2026n, month: 12n, day: 31n }),
] as const;

/** Terms of every kind that a factory takes, and ends of their ranges: a micro-dollar of principal, the most, 36 months, 100 %. */
export function anyBeginning(dice: Dice): Beginning {
  const kind = dice.pick(["debt", "debt", "debt", "share", "share", "hybrid"]);
  const principal = dice.pick([dice.big(10_000n * usdc, 50_000_000n * usdc), dice.big(10_000n * usdc, 50_000_000n * usdc), dice.big(1n, 1_000n), mostPrincipal, 1_200_000n * usdc]);
  const junior = dice.once(6) ? 0n : dice.once(6) ? principal : (principal * dice.big(0n, 400n)) / 1_000n;
  const rateBps = kind === "share" ? 0n : dice.pick([dice.big(1n, 2_500n), dice.big(900n, 1_600n), dice.big(1n, 10_000n)]);
  const months = dice.pick([3, 3, 4, 6, 12, 36, dice.whole(3, 36)]);
  const drawDay = dice.once(2) ? dice.pick(draws) : dice.big(19_000n, 24_000n);
  const firstDueDay = dice.once(2) ? addMonths(drawDay, 1) : drawDay + dice.big(1n, 90n);
  const contractedRevenue = kind === "debt" ? 0n : dice.pick([principal / 10n + 1n, dice.big(1n, principal), principal / BigInt(months) + 1n]);
  const terms: LoanTerms = {
    rateBps,
    seniorRateBps: dice.once(8) ? rateBps : dice.big(0n, rateBps),
    revenueShareBps: kind === "debt" ? 0n : dice.big(1n, 10_000n),
    lateMarginBps: dice.pick([0n, 500n, dice.big(0n, 10_000n)]),
    servicingFeeBps: dice.pick([0n, 50n, dice.big(0n, 100n)]),
    amortisation: dice.pick(amortisations),
    proRata: dice.once(3),
    months,
    firstDueDay,
    balloon: dice.once(2) ? 0n : dice.big(0n, principal),
    contractedRevenue,
  };
  const reported = kind === "debt" || dice.once(2) ? 0n : dice.big(0n, principal);
  return { terms, senior: principal - junior, junior, drawDay, reported, reports: kind === "debt" ? [] : reportsOf(terms, { time: drawDay * 86_400n, revenue: reported }, dice) };
}

/** Most months are reported: around the moment that counts, in the month, or only with the next; some earn nothing, some several times what was expected. */
function reportsOf({ months, firstDueDay, contractedRevenue }: LoanTerms, before: Beginning["reports"][number], dice: Dice): Beginning["reports"] {
  const reports = [before];
  let { revenue } = before;
  for (let month = 0; month < months + 2; month += 1) {
    if (dice.once(5)) continue;
    const cutOff = addMonths(firstDueDay, month) * 86_400n;
    const time = cutOff - dice.pick([0n, 1n, 2n, dice.big(0n, 20n * 86_400n)]);
    revenue += dice.pick([0n, contractedRevenue, dice.big(0n, contractedRevenue), dice.big(0n, 3n * contractedRevenue)]);
    reports.push({ time, revenue });
  }
  return reports.toSorted((a, b) => Number(a.time - b.time)).map(({ time }, index) => ({ time, revenue: reports[index]?.revenue ?? revenue }));
}
