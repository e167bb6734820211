// For the browser: nothing here brings the code that reads the chain (lib/chain/browser), which is loaded when it is needed.
export { freshnessOf, type Freshness } from "./freshness";
export { keys } from "./keys";
export type { AccountView, Due, ProtocolView, TicketView } from "./lens";
export { pageProblemOf, type PageProblem, readProblemOf, type ReadProblem } from "./problem";
export { accountQuery, activityQuery, chainTimeQuery, dueQuery, protocolQuery, ticketQuery, ticketsQuery } from "./queries";
export { createQueryClient } from "./query-client";
