import type { ContractFunctionReturnType } from "viem";
import type { dealAbi } from "../../../abis/credit";
import type { LoanBook } from "../../finance/credit/loan";
import { amortisations } from "../../finance/credit/schedule";

type BookTold = ContractFunctionReturnType<typeof dealAbi, "view", "loan">;

/** A loan as Deal.loan(day) gives it. RangeError for a kind of schedule that the contracts do not have. */
export function bookFromChain({ terms, charged, paid, parts, due, first: _first, ...amounts }: BookTold): LoanBook {
  const amortisation = amortisations[terms.amortisation];
  if (amortisation === undefined) throw new RangeError(`There is no amortisation ${terms.amortisation}.`);
  return {
    ...amounts,
    terms: {
      ...{ rateBps: BigInt(terms.rateBps), seniorRateBps: BigInt(terms.seniorRateBps), revenueShareBps: BigInt(terms.revenueShareBps), lateMarginBps: BigInt(terms.lateMarginBps) },
      ...{ servicingFeeBps: BigInt(terms.servicingFeeBps), amortisation, proRata: terms.proRata, months: terms.months, firstDueDay: BigInt(terms.firstDueDay) },
      ...{ balloon: terms.balloon, contractedRevenue: terms.contractedRevenue },
    },
    ...{ charged: Number(charged), paid: Number(paid), parts, due },
  };
}
