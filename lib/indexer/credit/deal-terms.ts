import type { DealTerms } from "../../finance/credit/deal";
import { amortisations } from "../../finance/credit/schedule";
import type { TermsTold } from "./logs";

/** Of the terms that the factory tells, what decides how money moves. RangeError for a kind of schedule that the contracts do not have. */
export function dealTermsOf(told: TermsTold): DealTerms {
  const amortisation = amortisations[told.amortisation];
  if (amortisation === undefined) throw new RangeError(`There is no amortisation ${told.amortisation}.`);
  return {
    ...{ principal: told.principal, junior: told.junior, minJunior: told.minJunior, balloon: told.balloon, minInsurance: told.minInsurance },
    ...{ rateBps: BigInt(told.rateBps), seniorRateBps: BigInt(told.seniorRateBps), revenueShareBps: BigInt(told.revenueShareBps) },
    ...{ lateMarginBps: BigInt(told.lateMarginBps), originationFeeBps: BigInt(told.originationFeeBps), servicingFeeBps: BigInt(told.servicingFeeBps) },
    ...{ drawLtvBps: BigInt(told.drawLtvBps), breachLtvBps: BigInt(told.breachLtvBps), graceDays: BigInt(told.graceDays) },
    ...{ months: told.months, amortisation, juniorProRata: told.juniorProRata, firstDueDay: BigInt(told.firstDueDay) },
    ...{ raiseDeadline: BigInt(told.raiseDeadline), drawDeadline: BigInt(told.drawDeadline), contractedRevenue: told.contractedRevenue },
  };
}
