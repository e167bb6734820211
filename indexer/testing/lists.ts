import type { Hex } from "viem";
import { accessManagerAbi, issuerAbi, poolEventsAbi } from "../../abis";
import { juniorTokenAbi } from "../../abis/credit";
import { type AnyEndpoint } from "../../lib/indexer/api/endpoint";
import { type EndpointName, endpoints } from "../../lib/indexer/api/endpoints";
import type { EveryAddress } from "../../lib/chain/credit-addresses";
import type { Answer, HistoryClient } from "../../lib/indexer/client";
import type { ChainClients } from "../../world/chain/clients";
import { liquidityPairs } from "./liquidity-pairs";

export type Pair = readonly [what: string, told: unknown, known: unknown];
type Row = Readonly<Record<string, unknown>>;
type AnyPage = { readonly data: readonly Row[]; readonly next: string | null };
type Ask = (name: EndpointName, request: Readonly<Record<string, string>>) => Promise<AnyPage>;

const whole = "1000";
/** Deals and titles of the six weeks. */
const most = 6;

/** Every list, of the first deal, title or ticket that has one: whole, in parts, the other way round, and as a table. */
export async function everyList(client: HistoryClient): Promise<{ readonly pairs: readonly Pair[]; readonly counts: Readonly<Record<string, number>> }> {
  const ask: Ask = async (name, request) => {
    const answer: unknown = await client.ask(name, request);
    return answer as AnyPage;
  };
  const pairs: Pair[] = [];
  const counts: Record<string, number> = {};
  for (const [key, endpoint] of Object.entries<AnyEndpoint>(endpoints)) {
    if (endpoint.kind !== "page") continue;
    const name = key as EndpointName;
    const of: Record<string, string> = "address" in endpoint.params.shape ? { address: await someAccount(client) } : "id" in endpoint.params.shape ? { id: "1" } : {};
    let all = (await ask(name, { ...of, order: "asc", limit: whole })).data;
    // Not everything has happened to the first one.
    for (let id = 2; "id" in of && all.length === 0 && id <= most; id += 1) all = (await ask(name, { ...Object.assign(of, { id: String(id) }), order: "asc", limit: whole })).data;
    counts[name] = all.length;
    const limit = String(Math.max(1, Math.ceil(all.length / 3)));
    pairs.push([`${name} in parts`, await inParts(ask, name, { ...of, order: "asc", limit }), all]);
    pairs.push([`${name} the other way`, await inParts(ask, name, { ...of, order: "desc", limit }), all.toReversed()]);
    const table = await (await fetch(client.urlOf(name, { ...of, limit: whole }, "csv"), { signal: AbortSignal.timeout(30_000) })).text();
    pairs.push([`${name} as a table`, table.split("\r\n").length, all.length + 2]);
  }
  return { pairs, counts };
}

async function inParts(ask: Ask, name: EndpointName, request: Readonly<Record<string, string>>): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const page: AnyPage = await ask(name, { ...request, ...(cursor !== "" && { cursor }) });
    rows.push(...page.data);
    cursor = page.next;
  }
  return rows;
}

async function someAccount(client: HistoryClient): Promise<Hex> {
  const [first] = (await client.ask("tickets", { limit: "1" })).data;
  return first?.owner ?? "0x";
}

/** What lists tell of the pool, of roles and parameters, and of juniors, and what the contracts and their logs say. */
export async function listsOnChain(client: HistoryClient, { publicClient }: ChainClients, addresses: EveryAddress): Promise<readonly Pair[]> {
  const trades = (await client.ask("trades", { order: "asc", limit: whole })).data;
  const pool = addresses.AidUsdcPool ?? "0x";
  const logs = await publicClient.getContractEvents({ address: pool, abi: poolEventsAbi, eventName: "Swap", fromBlock: 0n, toBlock: "latest" });
  const positions = (await client.ask("liquidityPositions", { limit: whole })).data;
  const some = trades[Math.floor(trades.length / 2)];
  const span = { from: String(some?.time ?? 0), to: String((some?.time ?? 0) + 7 * 86_400) };
  return [
    ["trades", trades.map(({ transaction, tick }) => [transaction, tick]), logs.map(({ transactionHash, args }) => [transactionHash, args.tick])],
    ["trades of one account", (await client.ask("trades", { ...(some && { account: some.account }), order: "asc", limit: whole })).data, trades.filter(({ account }) => account === some?.account)],
    ["trades of a week", (await client.ask("trades", { ...span, order: "asc", limit: whole })).data, trades.filter(({ time }) => time >= Number(span.from) && time <= Number(span.to))],
    ["positions of one account", (await client.ask("account", { address: positions[0]?.account ?? "0x" })).data.liquidity.map(({ liquidity }) => liquidity), positions.filter(({ account }) => account === positions[0]?.account).map(({ liquidity }) => liquidity).toSorted((a, b) => Number(b - a))],
    ...(await liquidityPairs(client, publicClient, addresses)),
    ...(await rolesOnChain(client, publicClient, addresses)),
    ...(await juniorsOnChain(client, publicClient)),
  ];
}

async function rolesOnChain(client: HistoryClient, publicClient: ChainClients["publicClient"], { AccessManager, Issuer }: EveryAddress): Promise<readonly Pair[]> {
  const roles = (await client.ask("roles", { limit: whole })).data;
  const held = await Promise.all(
    roles.map(({ role, account }) => publicClient.readContract({ address: AccessManager, abi: accessManagerAbi, functionName: "hasRole", args: [BigInt(role), account] })),
  );
  const granted = (await client.ask("governance", { kind: "role_granted", limit: whole })).data;
  const [blockCap, dayCap] = await publicClient.readContract({ address: Issuer, abi: issuerAbi, functionName: "caps" });
  const parameters = Object.fromEntries((await client.ask("parameters", {})).data.map(({ name, value }) => [name, value]));
  return [
    ["holders of roles", roles.map(({ delay }) => [true, delay]), held],
    ["roles that were granted", new Set(granted.map(({ subject }) => subject)), new Set([...roles.map(({ role }) => role), ...granted.map(({ subject }) => subject)])],
    ["caps", [parameters["mint_block_cap"], parameters["mint_day_cap"]], [String(blockCap), String(dayCap)]],
  ];
}

async function juniorsOnChain(client: HistoryClient, publicClient: ChainClients["publicClient"]): Promise<readonly Pair[]> {
  const { token, schedule } = (await client.ask("deal", { id: "1" })).data;
  const juniors = (await client.ask("dealJuniors", { id: "1", limit: whole })).data;
  const known = await Promise.all(
    juniors.map(async ({ account }) => {
      const at = { address: token, abi: juniorTokenAbi, args: [account] } as const;
      return [await publicClient.readContract({ ...at, functionName: "balanceOf" }), await publicClient.readContract({ ...at, functionName: "claimable" })];
    }),
  );
  const moves: Answer<"dealJuniorMoves">["data"] = (await client.ask("dealJuniorMoves", { id: "1", limit: whole })).data;
  const committed = moves.filter(({ kind }) => kind === "committed").reduce((total, { usdc }) => total + usdc, 0n);
  return [
    ["juniors", juniors.map(({ balance, claimable }) => [balance, claimable]), known],
    ["what juniors committed", committed, juniors.reduce((total, row) => total + row.committed, 0n)],
    ["the schedule", (await client.ask("dealSchedule", { id: "1" })).data, schedule],
    ["instalments that are paid say since when", schedule.filter(({ paidAt }) => paidAt !== null).map(({ number }) => number), schedule.filter(isPaid).map(({ number }) => number)],
  ];
}

const isPaid = ({ charged, askedPrincipal, askedYield, paidPrincipal, paidYield }: Answer<"deal">["data"]["schedule"][number]): boolean =>
  charged && askedPrincipal === paidPrincipal && askedYield === paidYield;
