import { parseAbi, zeroAddress } from "viem";
import { usdcAbi } from "../../../abis";
import { contractBuild } from "../../../contracts/script/lib/build";
import type { DevRole } from "../../../world/chain/accounts";
import type { LocalWorld } from "../../../world/testing/local-world";
import type { OpenPosition } from "../credit";
import { send } from "./actions";

/** Accounts that pass for deals. They have no code, so that one that must be asked is silent. */
export const dealRoles = ["borrower", "juniorInvestor"] as const satisfies readonly DevRole[];
export type DealRole = (typeof dealRoles)[number];

const factoryAbi = parseAbi(["function set(address deal, bool is)"]);
const lendingAbi = parseAbi([
  "function fund(uint64 senior, uint64 junior, uint24 lateAfter, bool asks, address borrower, bytes32 facility, bytes32 model, address replaced, uint8 hint)",
  "function onReceipt(uint64 principal, uint64 yield_, uint64 junior, uint24 lateAfter, bool asks, uint8 hint)",
  "function writeOff(uint64 most) returns (uint64)",
  "function POSITIONS() view returns (address)",
  "error NotDeal(address caller)",
]);
const positionsAbi = parseAbi([
  "struct Position { uint64 carrying; uint64 junior; uint24 lateAfter; bool asks; uint8 next; uint8 previous; uint40 facility; uint40 model; }",
  "function openPositions() view returns (address[])",
  "function positionOf(address deal) view returns (uint256 place, Position position)",
]);

/** Where the Treasury has its factory, puts the tests' double, which takes these accounts for deals. */
export async function letAccountsBeDeals(world: LocalWorld): Promise<void> {
  const { runtime } = contractBuild("DealFactoryDouble");
  const { DealFactory } = world.addresses;
  await world.testClient.setCode({ address: DealFactory, bytecode: runtime });
  for (const role of dealRoles) {
    await send(world, "usdcMinter", { address: DealFactory, abi: factoryAbi, functionName: "set", args: [world.accounts[role].address, true] });
  }
}

/** Where a deal stands: from which day on something may be lost, and whether it is asked how much. */
export type Standing = { readonly lateAfter: bigint; readonly asks: boolean };

export type Drawing = { readonly senior: bigint; readonly junior: bigint; readonly dueDay: bigint };

const treasuryOf = (world: LocalWorld) => ({ address: world.addresses.Treasury, abi: lendingAbi }) as const;

/** Each its own borrower, facility and model. */
export function draw(world: LocalWorld, deal: DealRole, { senior, junior, dueDay }: Drawing): Promise<bigint> {
  const { address } = world.accounts[deal];
  const own = `0x${"0".repeat(24)}${address.slice(2)}` as const;
  return send(world, deal, { ...treasuryOf(world), functionName: "fund", args: [senior, junior, Number(dueDay), false, address, own, own, zeroAddress, 0] });
}

export type Payment = { readonly principal: bigint; readonly yield: bigint; readonly junior: bigint };

export async function payTreasury(world: LocalWorld, deal: DealRole, { principal, yield: beyond, junior }: Payment, { lateAfter, asks }: Standing): Promise<bigint> {
  const { Treasury, USDC } = world.addresses;
  if (principal + beyond > 0n) await send(world, "usdcMinter", { address: USDC, abi: usdcAbi, functionName: "mint", args: [Treasury, principal + beyond] });
  return send(world, deal, { ...treasuryOf(world), functionName: "onReceipt", args: [principal, beyond, junior, Number(lateAfter), asks, 0] });
}

export const writeOffLoss = (world: LocalWorld, deal: DealRole, most: bigint): Promise<bigint> =>
  send(world, deal, { ...treasuryOf(world), functionName: "writeOff", args: [most] });

/** Open positions in the contract's order, as of a block. */
export async function readPositions(world: LocalWorld, blockNumber: bigint): Promise<readonly (OpenPosition & { readonly deal: string })[]> {
  const { publicClient } = world;
  const address = await publicClient.readContract({ ...treasuryOf(world), functionName: "POSITIONS", blockNumber });
  const deals = await publicClient.readContract({ address, abi: positionsAbi, functionName: "openPositions", blockNumber });
  return Promise.all(
    deals.map(async (deal) => {
      const [, { carrying, junior, lateAfter, asks }] = await publicClient.readContract({ address, abi: positionsAbi, functionName: "positionOf", args: [deal], blockNumber });
      return { deal, carrying, junior, lateAfter: BigInt(lateAfter), asks, answer: null };
    }),
  );
}
