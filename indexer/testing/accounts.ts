import { type Hex, zeroAddress } from "viem";
import { lensAbi, stakedAidAbi } from "../../abis";
import { dealAbi, juniorTokenAbi } from "../../abis/credit";
import type { EveryAddress } from "../../lib/chain/credit-addresses";
import { one } from "../../lib/finance";
import { breachNames } from "../../lib/indexer/credit/kinds";
import { type Answer, createHistoryClient } from "../../lib/indexer/client";
import type { ChainClients } from "../../world/chain/clients";
import { allRows } from "./history";
import type { TestIndexer } from "./indexers";
import type { Pair } from "./lists";

const ever = { fromBlock: 0n, toBlock: "latest" } as const;
const sum = (values: readonly bigint[]): bigint => values.reduce((total, value) => total + value, 0n);
const lower = (address: Hex | undefined): string => (address ?? zeroAddress).toLowerCase();

type Ask = (address: Hex) => Promise<Answer<"account">["data"]>;
type World = { readonly indexer: TestIndexer; readonly clients: ChainClients; readonly addresses: EveryAddress };

/** What accounts are told of cost and result, and what logs and contracts say. */
export async function resultsOnChain({ indexer, clients, addresses }: World): Promise<readonly Pair[]> {
  const client = createHistoryClient({ server: `${indexer.origin}/v1`, timeoutMs: 60_000 });
  const ask: Ask = async (address) => (await client.ask("account", { address })).data;
  const { staking } = await clients.publicClient.readContract({ address: addresses.Lens, abi: lensAbi, functionName: "protocol" });
  return [
    ...(await costOfShares({ indexer, clients, addresses })),
    ...(await leaversAtOnce({ indexer, clients, addresses }, ask, staking.exitPrice)),
    ...(await ticketsOfHolders(indexer, ask, staking.exitPrice)),
    ...(await resultsOfJuniors({ indexer, clients, addresses }, ask)),
  ];
}

/** What was ever paid for shares is what those cost that are held, that wait, and that were left with. */
async function costOfShares({ indexer, clients, addresses }: World): Promise<readonly Pair[]> {
  const deposits = await clients.publicClient.getContractEvents({ address: addresses.StakedAID, abi: stakedAidAbi, eventName: "Deposit", strict: true, ...ever });
  const positions = await allRows<Readonly<Record<"account" | "cost" | "staked" | "left" | "realised", string>>>(indexer, "stakerPositions", "account cost staked left realised");
  const tickets = await allRows<{ readonly cost: string }>(indexer, "tickets", "cost");
  const of = (name: "cost" | "staked" | "left" | "realised"): bigint => sum(positions.map((row) => BigInt(row[name])));
  const staked = new Map<string, bigint>();
  for (const { args } of deposits) staked.set(lower(args.owner), (staked.get(lower(args.owner)) ?? 0n) + args.assets);
  return [
    ["cost of all shares", of("cost") + sum(tickets.map(({ cost }) => BigInt(cost))) + of("left") - of("realised"), sum(deposits.map(({ args }) => args.assets))],
    ["staked by account", positions.map(({ account, staked: told }) => [account, BigInt(told)]), positions.map(({ account }) => [account, staked.get(account) ?? 0n])],
  ];
}

/** Who put in once and left in part, once: by hand. */
async function leaversAtOnce({ clients, addresses }: World, ask: Ask, exitPrice: bigint): Promise<readonly Pair[]> {
  const staked = { address: addresses.StakedAID, abi: stakedAidAbi, strict: true, ...ever } as const;
  const exits = await clients.publicClient.getContractEvents({ ...staked, eventName: "ExitedNow" });
  return Promise.all(
    exits.map(async ({ args: { account, shares, assets } }): Promise<Pair> => {
      const deposits = await clients.publicClient.getContractEvents({ ...staked, eventName: "Deposit", args: { owner: account } });
      const held = await clients.publicClient.readContract({ ...staked, functionName: "balanceOf", args: [account] });
      const [paid, bought] = [sum(deposits.map(({ args }) => args.assets)), sum(deposits.map(({ args }) => args.shares))];
      const taken = (paid * shares) / bought;
      const worth = (held * exitPrice) / one;
      const [cost, realised] = [paid - taken, assets - taken];
      return [`left at once: ${account}`, (await ask(account)).staking, { shares: held, worth, cost, staked: paid, left: assets, realised, unrealised: worth - cost }];
    }),
  );
}

/** Sums over all tickets of whoever has ever held one. */
async function ticketsOfHolders(indexer: TestIndexer, ask: Ask, exitPrice: bigint): Promise<readonly Pair[]> {
  type Row = Readonly<Record<"pending" | "claimableAssets" | "cancelledShares" | "cost", string>> & { readonly holder: Hex; readonly owner: Hex };
  const rows = await allRows<Row>(indexer, "tickets", "holder owner pending claimableAssets cancelledShares cost");
  const people = new Set(rows.flatMap(({ holder, owner }) => [holder, owner]).filter((account) => account !== zeroAddress));
  return Promise.all(
    [...people].map(async (account): Promise<Pair> => {
      const held = rows.filter(({ holder }) => holder === account);
      const of = (name: "pending" | "claimableAssets" | "cancelledShares" | "cost"): bigint => sum(held.map((row) => BigInt(row[name])));
      const [pendingShares, claimableAssets, cancelledShares, cost] = [of("pending"), of("claimableAssets"), of("cancelledShares"), of("cost")];
      const worth = claimableAssets + ((pendingShares + cancelledShares) * exitPrice) / one;
      return [`tickets of ${account}`, (await ask(account)).tickets, { count: held.length, pendingShares, claimableAssets, cancelledShares, worth, cost, unrealised: worth - cost }];
    }),
  );
}

/** What juniors put in and what came in beyond it is what their tokens cost still, what they fetched and what they can fetch. */
async function resultsOfJuniors({ indexer, clients: { publicClient } }: World, ask: Ask): Promise<readonly Pair[]> {
  const holdings = await allRows<{ readonly account: Hex; readonly token: Hex; readonly deal: Hex }>(indexer, "juniorHoldings", "account token deal");
  const accounts = new Map(await Promise.all([...new Set(holdings.map(({ account }) => account))].map(async (account) => [account, await ask(account)] as const)));
  return Promise.all(
    [...new Set(holdings.map(({ token }) => token))].flatMap((token) => {
      const holders = holdings.filter((row) => row.token === token);
      const told = holders.map(({ account }) => {
        const row = accounts.get(account)?.juniors.find((junior) => junior.token.toLowerCase() === token);
        if (row === undefined) throw new Error(`${account} is not told of its ${token}.`);
        return { account, ...row };
      });
      const on = { address: token, abi: juniorTokenAbi, strict: true, ...ever } as const;
      const byAccount = async (kind: "Claimed" | "Refunded") => {
        const logs = await publicClient.getContractEvents({ ...on, eventName: kind });
        return told.map(({ account }) => sum(logs.filter(({ args }) => lower(args.account) === account).map(({ args }) => args.usdc)));
      };
      const whole = async (): Promise<Pair> => {
        const committed = await publicClient.getContractEvents({ address: holders[0]?.deal ?? zeroAddress, abi: dealAbi, eventName: "Committed", strict: true, ...ever });
        const [claimed, refunded] = [await byAccount("Claimed"), await byAccount("Refunded")];
        const claimable = await Promise.all(told.map(({ account }) => publicClient.readContract({ ...on, functionName: "claimable", args: [account] })));
        const balances = await Promise.all(told.map(({ account }) => publicClient.readContract({ ...on, functionName: "balanceOf", args: [account] })));
        return [
          `juniors of ${token}`,
          [sum(told.map(({ cost, realised }) => cost - realised)), told.map((row) => [row.balance, row.claimed, row.refunded, row.claimable])],
          [sum(committed.map(({ args }) => args.usdc)) - sum([...claimed, ...refunded, ...claimable]), told.map((_, index) => [balances[index], claimed[index], refunded[index], claimable[index]])],
        ];
      };
      return [whole()];
    }),
  );
}

/** Exits at once and breaches, of which there are some in six weeks, and what their logs say. */
export async function rareOnChain({ indexer, clients: { publicClient }, addresses }: World): Promise<readonly Pair[]> {
  const client = createHistoryClient({ server: `${indexer.origin}/v1`, timeoutMs: 60_000 });
  const exits = await publicClient.getContractEvents({ address: addresses.StakedAID, abi: stakedAidAbi, eventName: "ExitedNow", strict: true, ...ever });
  const told = (await client.ask("instantExits", { order: "asc", limit: "1000" })).data;
  const totals = await allRows<{ readonly exitFees: string }>(indexer, "treasuryTotals", "exitFees");
  const pairs: Pair[] = [
    ["exits at once", told.map(({ transaction, account, shares, assets, fee }) => [transaction, account, shares, assets, fee]), exits.map(({ transactionHash, args: { account, shares, assets, fee } }) => [transactionHash, account, shares, assets, fee])],
    ["fees of exits", totals.map(({ exitFees }) => BigInt(exitFees)), [sum(exits.map(({ args }) => args.fee))]],
  ];
  for (const { number, address } of (await client.ask("deals", { limit: "1000" })).data) {
    const on = { address, abi: dealAbi, strict: true, ...ever } as const;
    const opened = await publicClient.getContractEvents({ ...on, eventName: "BreachOpened" });
    const closed = await publicClient.getContractEvents({ ...on, eventName: "BreachClosed" });
    const timeOf = async (blockNumber: bigint): Promise<number> => Number((await publicClient.getBlock({ blockNumber })).timestamp);
    const known = opened.map(async ({ blockNumber, args: { kind, defaultFrom } }) => {
      const end = closed.find((log) => log.args.kind === kind && log.blockNumber > blockNumber);
      return { kind: breachNames[kind], openedAt: await timeOf(blockNumber), defaultFrom: Number(defaultFrom), closedAt: end === undefined ? null : await timeOf(end.blockNumber) };
    });
    pairs.push([`breaches of deal ${String(number)}`, (await client.ask("dealBreaches", { id: String(number), order: "asc", limit: "1000" })).data, await Promise.all(known)]);
  }
  return pairs;
}
