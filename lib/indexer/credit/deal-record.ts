import type { Address, Hex } from "viem";
import { type Deal, proposeDeal } from "../../finance/credit";
import type { LoanBook } from "../../finance/credit/loan";
import { fromExactJson, toExactJson } from "./exact-json";
import { dealTermsOf } from "./deal-terms";
import type { TermsTold } from "./logs";
import type { LogPlace } from "./log-place";

/** A deal as events tell it: lib/finance's own, so that what is owed, late or impaired at any moment follows from it without asking the chain. */
export type DealRecord = {
  /** What came by plain transfer is not in its purse: only USDC tells that. */
  readonly deal: Deal;
  readonly servicer: Address;
  readonly debtor: Address;
  /** The title has been bought, and the deal has not told yet what became of the price: what comes in meanwhile is the price. */
  readonly isSelling: boolean;
  /** The last receipt, by its transaction, and what the loan is if the deal says next that it is repaid. */
  readonly receipt?: { readonly transaction: Hex; readonly ifRepaid: LoanBook | undefined };
  /** The loan before the Treasury was last told where the deal stands. An opened breach tells it too, and leaves the loan as it was. */
  readonly untold?: { readonly at: LogPlace; readonly book: LoanBook };
  /** A closed breach whose news to the Treasury follows; it leaves the loan as it was. */
  readonly closedBreach?: LogPlace;
};

/** A deal that has just been proposed. */
export const proposedRecord = (terms: TermsTold): DealRecord => ({ deal: proposeDeal(dealTermsOf(terms)), servicer: terms.servicer, debtor: terms.borrower, isSelling: false });

/** As text, for a column. */
export const recordToText = (record: DealRecord): string => toExactJson(record);
/** What `recordToText` was given. */
export const recordFromText = (text: string): DealRecord => fromExactJson(text) as DealRecord;

/** Reads records as `recordFromText` does, and remembers the last text of so many deals: reading one takes as long as all that follows from it. */
export function createRecordReader(most: number): (deal: Address, text: string) => DealRecord {
  const known = new Map<Address, { readonly text: string; readonly record: DealRecord }>();
  return (deal, text) => {
    const last = known.get(deal);
    if (last?.text === text) return last.record;
    const record = recordFromText(text);
    known.delete(deal);
    known.set(deal, { text, record });
    for (const oldest of known.keys()) {
      if (known.size <= most) break;
      known.delete(oldest);
    }
    return record;
  };
}
