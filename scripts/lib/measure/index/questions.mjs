import { askApi, askGraph } from "./ask.mjs";

/** Who did most, who did a few things (in a young history as in an old one), what is newest, and how many there are, of an index: what questions are about. */
export async function subjectsOf(origin) {
  const { accounts, few } = await askGraph(
    origin,
    `{ accounts(orderBy: "activities", orderDirection: "desc", limit: 300) { items { address } }
       few: accounts(where: { activities_gte: 3 }, orderBy: "activities", orderDirection: "asc", limit: 1) { items { address } } }`,
  );
  const newest = async (path) => (await askApi(origin, path)).data[0];
  const [deal, title] = await Promise.all([newest("/deals?limit=1"), newest("/titles?order=desc&limit=1")]);
  return { accounts: accounts.items.map(({ address }) => address), few: (few.items[0] ?? accounts.items[0])?.address, deals: deal?.number ?? 0, titles: title?.id ?? 0 };
}

/**
 * What grows with history where it is done badly: a name, and the path for the busiest account. Lists as five rows, which a young
 * history has too, and as a page; `must` stands with what is always to be compared.
 */
export function growing({ accounts: [busiest], few }) {
  const paths = [
    "/deals?state=late",
    "/deals?sort=principal&order=asc&limit=5",
    "/deals?sort=principal&order=asc",
    "/deals/1",
    "/tickets?state=waiting&limit=5",
    "/tickets?state=ended&order=desc&limit=5",
    "/tickets?state=ended&order=desc",
    "/titles/1/telemetry?limit=5",
    "/history/share-price?resolution=hour&order=desc&limit=5",
    "/exit-terms",
    `/accounts/${busiest}`,
    `/accounts/${busiest}/activity?limit=5`,
  ];
  const must = ["/summary", "/deals?limit=5", "/deals?state=active&limit=5", `/accounts/${few}`];
  return [...must.map((path) => ({ path, must: true })), ...paths.map((path) => ({ path }))].map((question) => ({ ...question, name: question.path.replace(busiest, "{busiest}").replace(few, "{of few activities}") }));
}

/** What many visitors ask: pages of everything, of this deal and that account. */
export function mixed({ accounts, deals, titles }) {
  const numbers = (most, wanted) => Array.from({ length: Math.min(most, wanted) }, (_, index) => most - index);
  return [
    ...["/summary", "/summary", "/exit-terms", "/proof", "/deals", "/deals?state=active", "/deals?state=late", "/deals?sort=raised", "/deals?kind=hybrid"],
    ...["/tickets", "/tickets?state=waiting", "/tickets?state=claimable", "/titles", "/deals?format=csv", "/calendar.ics"],
    ...["share-price", "balance-sheet", "supply", "apr"].flatMap((what) => [`/history/${what}?order=desc&limit=90`, `/history/${what}?resolution=hour&order=desc`]),
    ...numbers(deals, 20).flatMap((number) => [`/deals/${number}`, `/deals/${number}/payments`]),
    ...numbers(titles, 20).flatMap((id) => [`/titles/${id}`, `/titles/${id}/telemetry`]),
    ...accounts.slice(0, 60).flatMap((address) => [`/accounts/${address}`, `/accounts/${address}/activity`]),
  ];
}
