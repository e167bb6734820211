export * from "./auction";
export * from "./calendar";
export * from "./coverage";
export * from "./deal";
export * from "./deal-covenants";
export * from "./deal-draw";
export * from "./deal-impairment";
export { applyReceived, payDeal, takeUnapplied, transferTo, withdrawServicing, withdrawSurplus } from "./deal-payments";
export * from "./deal-raise";
export * from "./deal-standing";
export * from "./deal-workout";
export * from "./depreciation";
export * from "./earnings";
export * from "./fixed-point";
export * from "./interest";
export * from "./junior-payouts";
export * from "./lateness";
export * from "./lending";
export { accelerateLoan, closeLoan, type LoanPayment, payLoan, prepayLoan, settleLoan } from "./loan-waterfall";
export { chargeLoan, openLoan, type ReportedRevenue, rescheduleLoan } from "./loan-charges";
export {
  arrears,
  type DueInstalment,
  type LoanBook,
  type LoanReceipt,
  type LoanTerms,
  oldestUnpaid,
  owed,
  payoff,
  scheduleShortfall,
} from "./loan";
export * from "./nav";
export * from "./position-earnings";
export * from "./schedule";
export * from "./senior";
