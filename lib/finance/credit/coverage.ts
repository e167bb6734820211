import { divide } from "../../money/divide";
import { one } from "../constants";
import { startOfDay } from "./calendar";
import { type Appraisal, decay, titleValue } from "./depreciation";
import { accruedInterest, partOfYear } from "./interest";
import { instalments, type Loan } from "./schedule";

/** How a loan stands to its collateral at the last moment at which an instalment is paid on time, before it is paid. */
export type LtvPoint = {
  readonly day: bigint;
  /** Principal, micro-dollars. */
  readonly outstanding: bigint;
  /** Of the collateral, aged until the end of that day, micro-dollars. */
  readonly value: bigint;
  /** 1e18, rounded up; null where the collateral is worth nothing. */
  readonly ltv: bigint | null;
};

/**
 * Loan to value: outstanding principal over the aged value. On the day of the draw, then on each due day before its
 * instalment is paid, which is where a month is at its worst. Undefined without an appraisal.
 */
export function ltvPath({ loan, appraisals, rate = decay.steep }: { loan: Loan; appraisals: readonly Appraisal[]; rate?: bigint }): readonly LtvPoint[] | undefined {
  const days = [{ day: loan.drawDay, outstanding: loan.principal }, ...instalments(loan).map(({ dueDay, outstanding }) => ({ day: dueDay, outstanding }))];
  const path: LtvPoint[] = [];
  for (const { day, outstanding } of days) {
    const value = titleValue(appraisals, startOfDay(day + 1n), rate);
    if (value === undefined) return undefined;
    path.push({ day, outstanding, value, ltv: value === 0n ? null : divide(outstanding * one, value, "ceil") });
  }
  return path;
}

/** How the income of a period stands to what is due at its end. */
export type DscrPoint = {
  readonly day: bigint;
  /** Micro-dollars, rounded down. */
  readonly income: bigint;
  /** Interest, servicing fee and scheduled principal without the balloon, micro-dollars. */
  readonly service: bigint;
  /** 1e18, rounded down; null where nothing is due. */
  readonly dscr: bigint | null;
};

/**
 * Debt service coverage: what the cluster earns in a period over what is due at its end. A balloon is no debt service, for it is
 * paid by selling or refinancing and not out of a month's income; the last LTV before it says how that stands.
 * @param monthlyIncome contracted revenue less costs, micro-dollars a month. A period has as many days of it as of interest,
 * a year being twelve months and 365 days, so that a short first period compares like with like
 * @param servicingBps of the outstanding principal a year, basis points
 */
export function dscrPath({ loan, monthlyIncome, servicingBps = 0n }: { loan: Loan; monthlyIncome: bigint; servicingBps?: bigint }): readonly DscrPoint[] {
  const balloon = loan.amortisation === "bullet" ? loan.principal : loan.balloon;
  const list = instalments(loan);
  return list.map(({ dueDay, days, outstanding, principal, interest }, index) => {
    const income = partOfYear(monthlyIncome * 12n, days);
    const servicing = accruedInterest({ principal: outstanding, rateBps: servicingBps, days });
    const service = interest + servicing + principal - (index === list.length - 1 ? balloon : 0n);
    return { day: dueDay, income, service, dscr: service === 0n ? null : divide(income * one, service, "floor") };
  });
}
