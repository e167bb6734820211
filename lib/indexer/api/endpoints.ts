import { accountSchema, activityRow } from "../schemas/accounts";
import { dealKinds, dealRow, dealSchema, dealStates, paymentRow } from "../schemas/deals";
import { exitTermsSchema, ticketRow, ticketStates } from "../schemas/exits";
import { aprRow, balanceSheetRow, sharePriceRow, supplyRow } from "../schemas/history";
import { addressParameter, choiceParameter } from "../schemas/parameters";
import { proofSchema } from "../schemas/proof";
import { summarySchema } from "../schemas/summary";
import { reportRow, titleRow, titleSchema } from "../schemas/titles";
import { resolutions } from "../kinds";
import { creditEndpoints } from "./credit-endpoints";
import { type AnyEndpoint, calendar, one, page } from "./endpoint";
import { dealNumber, order, range, titleNumber } from "./event-list";
import { governanceEndpoints } from "./governance-endpoints";
import { ledgerEndpoints } from "./ledger-endpoints";
import { marketEndpoints } from "./market-endpoints";

const rangeQuery = {
  ...range,
  resolution: choiceParameter(resolutions, "One row an hour or a day.").default("day"),
  order: order.default("asc"),
} as const;

const account = { address: addressParameter } as const;

export const dealSorts = ["number", "principal", "raised"] as const;

/** Everything that the API answers. */
export const endpoints = {
  summary: one({
    id: "summary",
    path: "/summary",
    summary: "The protocol on one page",
    description: "Supply, backing, share prices, and the yield in each of its meanings with its parts.",
    params: {},
    query: {},
    data: summarySchema,
  }),
  sharePriceHistory: page({
    id: "share-price-history",
    path: "/history/share-price",
    summary: "Share prices over time",
    description: "What a share of sAID cost and paid, by the hour or the day.",
    params: {},
    query: rangeQuery,
    row: sharePriceRow,
    placeLength: 1,
  }),
  aprHistory: page({
    id: "apr-history",
    path: "/history/apr",
    summary: "Yield over time",
    description:
      "Realised, running, expected and target, each in a column of its own, the running and the expected rate with the parts that they add up from. " +
      "Yearly rates without compounding.",
    params: {},
    query: rangeQuery,
    row: aprRow,
    placeLength: 1,
  }),
  balanceSheetHistory: page({
    id: "balance-sheet-history",
    path: "/history/balance-sheet",
    summary: "The balance sheet over time",
    description: "What stood behind AID and what was owed, by the hour or the day.",
    params: {},
    query: rangeQuery,
    row: balanceSheetRow,
    placeLength: 1,
  }),
  supplyHistory: page({
    id: "supply-history",
    path: "/history/supply",
    summary: "Supply over time",
    description: "How much AID and sAID there was, by the hour or the day.",
    params: {},
    query: rangeQuery,
    row: supplyRow,
    placeLength: 1,
  }),
  deals: page({
    id: "deals",
    path: "/deals",
    summary: "Deals",
    description: "All deals that were ever proposed, each as it stands now.",
    params: {},
    query: {
      state: choiceParameter(dealStates, "Only deals in this state.").optional(),
      kind: choiceParameter(dealKinds, "Only deals of this kind.").optional(),
      borrower: addressParameter.optional().meta({ description: "Only deals of this borrower." }),
      sort: choiceParameter(dealSorts, "What they are sorted by.").default("number"),
      order: order.default("desc"),
    },
    row: dealRow,
    placeLength: 2,
  }),
  deal: one({
    id: "deal",
    path: "/deals/{id}",
    summary: "A deal",
    description: "Terms, what is owed now, and the schedule as planned and as paid.",
    params: dealNumber,
    query: {},
    data: dealSchema,
  }),
  dealPayments: page({
    id: "deal-payments",
    path: "/deals/{id}/payments",
    summary: "Payments to a deal",
    description: "Every payment and where it went, the newest first unless asked otherwise.",
    params: dealNumber,
    query: { order: order.default("desc") },
    row: paymentRow,
    placeLength: 2,
  }),
  dealCalendar: calendar({
    id: "deal-calendar",
    path: "/deals/{id}/calendar.ics",
    summary: "Payment dates of a deal",
    description: "The days on which instalments are due, as a calendar to subscribe to.",
    params: dealNumber,
  }),
  calendar: calendar({
    id: "calendar",
    path: "/calendar.ics",
    summary: "Payment dates of all deals",
    description: "The days on which instalments of drawn deals are due, as a calendar to subscribe to.",
    params: {},
  }),
  titles: page({
    id: "titles",
    path: "/titles",
    summary: "Titles to clusters",
    description: "All titles that were ever issued.",
    params: {},
    query: { order: order.default("asc") },
    row: titleRow,
    placeLength: 1,
  }),
  title: one({
    id: "title",
    path: "/titles/{id}",
    summary: "A title",
    description: "The hardware, who vouches for it, what it is worth, and the state of its telemetry.",
    params: titleNumber,
    query: {},
    data: titleSchema,
  }),
  titleTelemetry: page({
    id: "title-telemetry",
    path: "/titles/{id}/telemetry",
    summary: "Telemetry of a title",
    description: "Every report of its machines, the newest first unless asked otherwise.",
    params: titleNumber,
    query: { ...range, order: order.default("desc") },
    row: reportRow,
    placeLength: 1,
  }),
  account: one({
    id: "account",
    path: "/accounts/{address}",
    summary: "An account",
    description: "What it holds, what that cost, and what was gained or lost. An address that never did anything here has zeros.",
    params: account,
    query: {},
    data: accountSchema,
  }),
  accountActivity: page({
    id: "account-activity",
    path: "/accounts/{address}/activity",
    summary: "What an account did",
    description: "Everything that it did or that happened to it, the newest first unless asked otherwise.",
    params: account,
    query: { order: order.default("desc") },
    row: activityRow,
    placeLength: 3,
  }),
  tickets: page({
    id: "tickets",
    path: "/tickets",
    summary: "Exit tickets",
    description: "Requests to leave sAID, in the order in which they are served.",
    params: {},
    query: {
      holder: addressParameter.optional().meta({ description: "Only tickets that this account holds." }),
      owner: addressParameter.optional().meta({ description: "Only tickets for shares of this account." }),
      state: choiceParameter(ticketStates, "Only tickets in this state.").optional(),
      order: order.default("asc"),
    },
    row: ticketRow,
    placeLength: 1,
  }),
  exitTerms: one({
    id: "exit-terms",
    path: "/exit-terms",
    summary: "The ways out",
    description: "Who may leave how, when, and at what cost.",
    params: {},
    query: {},
    data: exitTermsSchema,
  }),
  proof: one({
    id: "proof",
    path: "/proof",
    summary: "The balance sheet and how to check it",
    description: "The figures, the block that they are of, and the calls that give them to anybody who asks the chain.",
    params: {},
    query: {},
    data: proofSchema,
  }),
  ...creditEndpoints,
  ...ledgerEndpoints,
  ...marketEndpoints,
  ...governanceEndpoints,
} as const satisfies Readonly<Record<string, AnyEndpoint>>;

export type Endpoints = typeof endpoints;
export type EndpointName = keyof Endpoints;
export const endpointList: readonly AnyEndpoint[] = Object.values(endpoints);
