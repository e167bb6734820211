export * from "./calendar";
export * from "./coverage";
export * from "./deal-impairment";
export * from "./depreciation";
export * from "./earnings";
export * from "./fixed-point";
export * from "./interest";
export * from "./lateness";
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
export * from "./schedule";
export * from "./senior";
