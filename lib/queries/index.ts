// For the browser: nothing here brings the code that reads the chain (lib/chain/browser), which is loaded when it is needed.
export { freshnessOf, type Freshness } from "./freshness";
export { keys } from "./keys";
export type { AccountView, Due, ProtocolView, TicketView } from "./lens";
export { isNoMarket, pageProblemOf, type PageProblem, readProblemOf, type ReadProblem } from "./problem";
export type { MarketView, SwapAllowances, SwapQuote } from "./market";
export { accountQuery, activityQuery, chainTimeQuery, dueQuery, protocolQuery, quoteQuery, swapAllowancesQuery, ticketQuery, ticketsQuery } from "./queries";
export { createQueryClient } from "./query-client";
