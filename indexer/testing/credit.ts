import { type Hex, zeroAddress } from "viem";
import { appraisalsAbi, dealAbi, dealLensAbi, gpuTitleAbi, juniorTokenAbi, seniorPositionsAbi, telemetryAbi } from "../../abis/credit";
import type { EveryAddress } from "../../lib/chain/credit-addresses";
import { stageNames, titleStates } from "../../lib/indexer/credit/kinds";
import type { ChainClients } from "../../world/chain/clients";
import { allRows } from "./history";
import type { TestIndexer } from "./indexers";

type At = { readonly block: number; readonly deal: Hex };
type Numbers<names extends string> = Readonly<Record<names, string>>;
type Step = At & Numbers<"raised" | "senior" | "junior" | "carrying" | "purseRaising" | "purseJuniors" | "purseServicing" | "purseSurplus"> & { readonly stage: string; readonly breaches: number };

const dealFields = "block deal stage raised senior junior carrying purseRaising purseJuniors purseServicing purseSurplus breaches";

/** What the index knows of deals, with the blocks in which it came. */
export async function creditHistory(indexer: TestIndexer) {
  return {
    deals: await allRows<{ readonly address: Hex; readonly number: number }>(indexer, "deals", "address number"),
    steps: await allRows<Step>(indexer, "dealSteps", dealFields),
    positions: await allRows<At & Numbers<"carrying">>(indexer, "positionSteps", "block deal carrying"),
    paid: await allRows<At & Numbers<"principal" | "yield"> & { readonly number: number }>(indexer, "instalmentPayments", "block deal number principal yield"),
    payments: await allRows<At & { readonly way: string }>(indexer, "payments", "block deal way"),
  };
}
export type CreditHistory = Awaited<ReturnType<typeof creditHistory>>;

const lastBy = <row extends At>(rows: readonly row[], deal: Hex, block: number): row | undefined => rows.filter((row) => row.deal === deal && row.block <= block).at(-1);
const bigints = (values: readonly (string | undefined)[]): readonly bigint[] => values.map((value) => BigInt(value ?? 0));

/** A deal after a block, by its history. */
export function dealToldAt({ steps, positions, paid }: CreditHistory, deal: Hex, block: number) {
  const step = lastBy(steps, deal, block);
  const instalments = new Map<number, readonly [bigint, bigint]>();
  for (const row of paid) {
    if (row.deal !== deal || row.block > block) continue;
    const [principal, yielded] = instalments.get(row.number) ?? [0n, 0n];
    instalments.set(row.number, [principal + BigInt(row.principal), yielded + BigInt(row.yield)]);
  }
  return {
    stage: step?.stage,
    breaches: step?.breaches,
    figures: bigints([step?.raised, step?.carrying, step?.purseRaising, step?.purseJuniors, step?.purseServicing, step?.purseSurplus, step?.senior, step?.junior]),
    carried: BigInt(lastBy(positions, deal, block)?.carrying ?? 0),
    paid: [...instalments].filter(([, [principal, yielded]]) => principal + yielded > 0n).toSorted(([a], [b]) => a - b),
  };
}

/** The same, by the contracts at that block. */
export async function dealOnChainAt({ publicClient }: ChainClients, { DealLens, SeniorPositions }: EveryAddress, { address, number }: CreditHistory["deals"][number], block: number) {
  const blockNumber = BigInt(block);
  const view = await publicClient.readContract({ address: DealLens, abi: dealLensAbi, functionName: "dealOf", args: [BigInt(number), zeroAddress], blockNumber });
  const [, position] = await publicClient.readContract({ address: SeniorPositions, abi: seniorPositionsAbi, functionName: "positionOf", args: [address], blockNumber });
  const { raised, carrying } = await publicClient.readContract({ address, abi: dealAbi, functionName: "capital", blockNumber });
  const { raising, juniors, servicing, surplus } = view.purse;
  const { senior, junior } = view.row.debt;
  return {
    stage: stageNames[view.status.stage],
    breaches: view.status.breaches,
    figures: [raised, carrying, raising, juniors, servicing, surplus, senior, junior],
    carried: position.carrying,
    paid: view.schedule.flatMap((one, index) => (one.paidPrincipal + one.paidYield > 0n ? [[index + 1, [one.paidPrincipal, one.paidYield]]] : [])),
  };
}

type Pair = readonly [what: string, told: readonly unknown[], chain: readonly unknown[]];

/** What every junior holder has and could claim, by the index and by the token. */
export async function juniorPairs(indexer: TestIndexer, { publicClient }: ChainClients): Promise<readonly Pair[]> {
  const tokens = new Map((await allRows<{ token: Hex; perToken: string; supply: string }>(indexer, "juniorTokens", "token perToken supply")).map((row) => [row.token, row]));
  const holdings = await allRows<{ token: Hex; account: Hex; balance: string; perToken: string; owed: string }>(indexer, "juniorHoldings", "token account balance perToken owed");
  return Promise.all(
    holdings.map(async ({ token, account, balance, perToken, owed }): Promise<Pair> => {
      const at = { address: token, abi: juniorTokenAbi } as const;
      const owedNow = BigInt(owed) + BigInt(balance) * (BigInt(tokens.get(token)?.perToken ?? 0) - BigInt(perToken));
      const chain = [
        await publicClient.readContract({ ...at, functionName: "balanceOf", args: [account] }),
        await publicClient.readContract({ ...at, functionName: "owedTo", args: [account] }),
        await publicClient.readContract({ ...at, functionName: "totalSupply" }),
      ];
      return [`${token} of ${account}`, [BigInt(balance), owedNow, BigInt(tokens.get(token)?.supply ?? 0)], chain];
    }),
  );
}

/** Every title, by the index and by the registers. */
export async function titlePairs(indexer: TestIndexer, { publicClient }: ChainClients, { GpuTitle, Telemetry, Appraisals }: EveryAddress): Promise<readonly Pair[]> {
  const rows = await allRows<{ id: string; state: string; owner: Hex; cover: string; insuredUntil: string; recorded: number; revenue: string; reportedTo: string | null }>(
    indexer,
    "titles",
    "id state owner cover insuredUntil recorded revenue reportedTo",
  );
  const days = await allRows<{ titleId: string; revenue: string }>(indexer, "reportDays", "titleId revenue");
  const values = await allRows<{ titleId: string; appraiser: Hex; value: string; number: number }>(indexer, "lastAppraisals", "titleId appraiser value number");
  return Promise.all(
    rows.map(async ({ id: text, state, owner, cover, insuredUntil, recorded, revenue, reportedTo }): Promise<Pair> => {
      const id = BigInt(text);
      const title = await publicClient.readContract({ address: GpuTitle, abi: gpuTitleAbi, functionName: "titleOf", args: [id] });
      const holder = await publicClient.readContract({ address: GpuTitle, abi: gpuTitleAbi, functionName: "ownerOf", args: [id] });
      const status = await publicClient.readContract({ address: Telemetry, abi: telemetryAbi, functionName: "statusOf", args: [id] });
      const ofDays = days.filter((day) => day.titleId === text).reduce((sum, day) => sum + BigInt(day.revenue), 0n);
      const mine = values.filter((one) => one.titleId === text);
      const records = await Promise.all(
        mine.map(({ appraiser }) => publicClient.readContract({ address: Appraisals, abi: appraisalsAbi, functionName: "recordOf", args: [id, appraiser] })),
      );
      return [
        `title ${text}`,
        [state, owner, BigInt(cover), Number(insuredUntil), recorded, BigInt(revenue), ofDays, Number(reportedTo ?? 0), mine.map((one) => [BigInt(one.value), one.number])],
        [
          ...[titleStates[title.record.state], holder.toLowerCase(), title.insurance.cover, title.insurance.expiry, title.record.recorded],
          ...[status.revenue, status.revenue, status.end, records.map((one) => [one.value, one.number])],
        ],
      ];
    }),
  );
}
