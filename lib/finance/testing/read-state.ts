import { issuerAbi, lensAbi, stakedAidAbi, treasuryAbi } from "../../../abis";
import type { LocalWorld } from "../../../world/testing/local-world";
import type { Capacity, Recognised, Sheet, Unrecovered, Vesting } from "../index";
import { readPositions } from "./lending";

const vaultAbi = [
  { type: "function", name: "maxWithdraw", inputs: [{ name: "owner", type: "address" }], outputs: [{ type: "uint256" }], stateMutability: "view" },
] as const;

const field = (word: bigint, offset: bigint, width: bigint) => (word >> offset) & ((1n << width) - 1n);

/**
 * Issuer's private `_capacity`, one word after AccessManaged's own: the mirrors need the use as it is
 * stored, because refilling in two steps would round twice.
 */
async function readCapacity({ publicClient, addresses }: LocalWorld, blockNumber: bigint): Promise<Capacity> {
  const word = BigInt((await publicClient.getStorageAt({ address: addresses.Issuer, slot: "0x1", blockNumber })) ?? "0x0");
  const [time, block, dayUsed, blockUsed, dayCap, blockCap] = [
    field(word, 0n, 40n),
    field(word, 40n, 40n),
    field(word, 88n, 56n),
    field(word, 144n, 48n),
    field(word, 192n, 32n),
    field(word, 224n, 32n),
  ];
  return { time, blockNumber: block, dayUsed, blockUsed, dayCap, blockCap };
}

/** Everything the mirrors start from, and the contracts' own answers, all of one block. */
export async function readState(world: LocalWorld, blockNumber: bigint) {
  const { publicClient, addresses } = world;
  const staked = { address: addresses.StakedAID, abi: stakedAidAbi, blockNumber } as const;
  const treasury = { address: addresses.Treasury, abi: treasuryAbi, blockNumber } as const;
  const [view, ledger, [amount, start, end], [, recognised, recognisedAt], settled, pendingOfDeals, positions, [stakers, surplus], [usdc, blockLeft, dayLeft], withdrawable, capacity] = await Promise.all([
    publicClient.readContract({ address: addresses.Lens, abi: lensAbi, functionName: "protocol", blockNumber }),
    publicClient.readContract({ ...staked, functionName: "ledger" }),
    publicClient.readContract({ ...staked, functionName: "vesting" }),
    publicClient.readContract({ ...treasury, functionName: "book" }),
    publicClient.readContract({ ...treasury, functionName: "settled" }),
    publicClient.readContract({ ...treasury, functionName: "pendingOfDeals" }),
    readPositions(world, blockNumber),
    publicClient.readContract({ ...treasury, functionName: "unrecovered" }),
    publicClient.readContract({ address: addresses.Issuer, abi: issuerAbi, functionName: "mintable", blockNumber }),
    publicClient.readContract({ address: addresses.Bills, abi: vaultAbi, functionName: "maxWithdraw", args: [addresses.Treasury], blockNumber }),
    readCapacity(world, blockNumber),
  ]);
  const { cash, bills, deals, supply, staked: stakedAid } = view.sheet;
  const sheet: Sheet = { cash, bills, deals, supply, staked: stakedAid };
  const vesting: Vesting = { amount, start, end };
  const book: Recognised = { recognised, settled, pendingOfDeals, recognisedAt, billsLive: view.reserves.billsLive };
  const unrecovered: Unrecovered = { stakers, surplus };
  return { view, time: view.timestamp, positions, ledger, vesting, sheet, book, unrecovered, capacity, withdrawable, mintable: { usdc, blockLeft, dayLeft } };
}

export type ChainState = Awaited<ReturnType<typeof readState>>;
