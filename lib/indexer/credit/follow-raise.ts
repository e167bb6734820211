import { isAddressEqual } from "viem";
import { loanTermsOf, isInDefault } from "../../finance/credit";
import { openLoan } from "../../finance/credit/loan-charges";
import type { DealRecord } from "./deal-record";
import { type Known, timeOf, today, touched, withDeal } from "./follow";
import type { ArgsOf } from "./logs";

// What a deal tells until its draw, and of what leaves it later.

const purse = ({ deal }: DealRecord, change: Partial<DealRecord["deal"]["purse"]>) => ({ purse: { ...deal.purse, ...change } });

export const approved = (record: DealRecord, known: Known): DealRecord => withDeal(record, { stage: "raising", approvedAt: timeOf(known) });

export const committed = (record: DealRecord, { raised }: ArgsOf<"deal", "Committed">): DealRecord => withDeal(record, { raised, ...purse(record, { raising: raised }) });

/** What juniors committed is theirs again. */
export const cancelled = (record: DealRecord, { refundable }: ArgsOf<"deal", "Cancelled">): DealRecord =>
  withDeal(record, { stage: "cancelled", title: "elsewhere", ...purse(record, { raising: 0n, juniors: refundable }) });

export function drawn(record: DealRecord, { senior, junior }: ArgsOf<"deal", "Drawn">, known: Known): DealRecord {
  const terms = loanTermsOf(record.deal);
  const reported = terms.revenueShareBps === 0n ? 0n : (known.reports.at(-1)?.revenue ?? 0n);
  return withDeal(record, {
    ...{ stage: "active", drawn: timeOf(known), carrying: senior, positioned: senior > 0n, title: "pledged", sharedFrom: today(known) },
    book: openLoan(terms, { senior, junior, today: today(known), reported }),
    ...purse(record, { raising: 0n }),
  });
}

export const juniorPaid = (record: DealRecord, { usdc }: ArgsOf<"deal", "JuniorPaid">): DealRecord =>
  withDeal(record, purse(record, { juniors: record.deal.purse.juniors - usdc }));

/**
 * Out of which purse is not told: the servicer takes all of its fees, the debtor all that a sale left; what else the debtor takes
 * was never booked, and what is due by then was charged before.
 */
export function withdrawn(record: DealRecord, { account, usdc }: ArgsOf<"deal", "Withdrawn">, known: Known): DealRecord {
  const { servicing, surplus } = record.deal.purse;
  if (isAddressEqual(account, record.servicer) && usdc === servicing) return withDeal(record, purse(record, { servicing: 0n }));
  if (isAddressEqual(account, record.debtor) && usdc === surplus && !isInDefault(record.deal)) return withDeal(record, purse(record, { surplus: 0n }));
  return touched(record, known);
}
