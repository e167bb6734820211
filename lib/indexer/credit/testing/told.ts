import { type Address, decodeEventLog, type Hex, parseAbi, toHex } from "viem";
import { collateralAuctionAbi, dealAbi, dealFactoryAbi, seniorPositionsAbi, telemetryAbi } from "../../../../abis/credit";
import { acting, played, type SimulatedLog } from "../../../finance/credit/testing/deal-chain";
import type { Batch } from "../../../finance/credit/testing/deal-lives";
import type { DealWorld } from "../../../finance/credit/testing/deal-world";
import type { LogOfDeal, TermsTold } from "../logs";
import type { Place } from "../../place";

/** What the contracts told, in the order of the chain, with what is needed of it here. */
export type Told =
  | { readonly kind: "proposed"; readonly deal: Address; readonly terms: TermsTold; readonly place: Place }
  | { readonly kind: "reported"; readonly title: bigint; readonly revenue: bigint; readonly place: Place }
  | { readonly kind: "deal"; readonly deal: Address; readonly log: LogOfDeal; readonly place: Place };

/** DealLives.sol tells that a hand has done something: what it did was a transaction of its own. */
const done = parseAbi(["event Done(address indexed deal, bool ok, bytes result, uint256[3] paid)"]);
const positionsAbi = parseAbi(["function POSITIONS() view returns (address)"]);

const low = (address: Address): Address => address.toLowerCase() as Address;

/** Plays a batch of lives on the contracts; what they told in each of its blocks. */
export async function toldIn(world: DealWorld, batch: Batch): Promise<readonly (readonly Told[])[]> {
  const positions = await world.clients.publicClient.readContract({ address: world.at.Treasury, abi: positionsAbi, functionName: "POSITIONS" });
  const deals = new Set(batch.lives.map(({ address }) => low(address)));
  const found = await played(
    world,
    batch.blocks.map(({ time, acts }) => ({ time, calls: [acting(world, acts)] })),
  );
  return batch.blocks.map(({ time }, index) => {
    const logs = found[index]?.calls[0]?.logs ?? [];
    let transactions = 0;
    return logs.flatMap((log, number): readonly Told[] => {
      const place = { chainId: 0, block: index, time: Number(time), transaction: toHex(transactions, { size: 32 }), logIndex: number };
      if (low(log.address) === low(world.lives)) {
        decodeEventLog({ abi: done, ...log });
        transactions += 1;
        return [];
      }
      return toldBy(world, { positions, deals }, log, place);
    });
  });
}

function toldBy(world: DealWorld, known: { readonly positions: Address; readonly deals: ReadonlySet<Address> }, { address, topics, data }: SimulatedLog, place: Place): readonly Told[] {
  const log: { topics: [Hex, ...Hex[]]; data: Hex } = { topics, data };
  const from = low(address);
  if (known.deals.has(from)) {
    const { eventName: name, args } = decodeEventLog({ abi: dealAbi, ...log });
    return [{ kind: "deal", deal: from, log: { source: "deal", name, args } as LogOfDeal, place }];
  }
  if (from === low(known.positions)) {
    const told = decodeEventLog({ abi: seniorPositionsAbi, ...log });
    return told.eventName === "PositionMoved" ? [{ kind: "deal", deal: low(told.args.deal), log: { source: "positions", name: told.eventName, args: told.args }, place }] : [];
  }
  if (from === low(world.at.CollateralAuction)) {
    const { eventName: name, args } = decodeEventLog({ abi: collateralAuctionAbi, ...log });
    return [{ kind: "deal", deal: low(args.deal), log: { source: "auction", name, args } as LogOfDeal, place }];
  }
  if (from === low(world.at.DealFactory)) {
    const told = decodeEventLog({ abi: dealFactoryAbi, ...log });
    return told.eventName === "DealProposed" ? [{ kind: "proposed", deal: low(told.args.deal), terms: told.args.terms, place }] : [];
  }
  if (from === low(world.at.Telemetry)) {
    const told = decodeEventLog({ abi: telemetryAbi, ...log });
    return told.eventName === "Reported" ? [{ kind: "reported", title: told.args.titleId, revenue: told.args.revenueInAll, place }] : [];
  }
  return [];
}
