import { type Address, concatHex, encodeFunctionData, type Hex, numberToHex } from "viem";
import { lensAbi, treasuryAbi } from "../../abis";
import { sendTransaction } from "../../contracts/script/lib/transactions";
import type { LocalWorld } from "./local-world";

/** Where the code of the local T-bill fund goes while another stands in front of it. */
const aside: Address = "0x00000000000000000000000000000000000b1115";

/** AID wei per micro-dollar. */
const aidPerUsdc = 10n ** 12n;

/**
 * Leaves so much AID of free liquidity, as when the T-bill fund pays out only slowly: all cash goes into T-bills, of which the
 * fund says that it pays no more than what circulates and this. AID 18 decimals. Resolves with what makes the fund pay again.
 */
export async function leaveFree(world: LocalWorld, aid: bigint): Promise<() => Promise<void>> {
  const { publicClient, testClient, addresses } = world;
  const { sheet } = await publicClient.readContract({ address: addresses.Lens, abi: lensAbi, functionName: "protocol" });
  const invest = encodeFunctionData({ abi: treasuryAbi, functionName: "invest", args: [sheet.cash] });
  await sendTransaction({ publicClient, wallet: world.walletFor("operator") }, { to: addresses.Treasury, data: invest });
  const code = await publicClient.getCode({ address: addresses.Bills });
  if (code === undefined) throw new Error("There is no T-bill fund.");
  const circulating = sheet.supply - sheet.staked;
  await testClient.setCode({ address: aside, bytecode: code });
  await testClient.setCode({ address: addresses.Bills, bytecode: payingAtMost((circulating + aid) / aidPerUsdc) });
  await testClient.mine({ blocks: 1 });
  return async () => {
    await testClient.setCode({ address: addresses.Bills, bytecode: code });
    await testClient.mine({ blocks: 1 });
  };
}

/** Code that answers `maxWithdraw(address)` with so many micro-dollars, and hands every other call to the fund's own code. */
function payingAtMost(usdc: bigint): Hex {
  return concatHex([
    // The first four bytes of the call: maxWithdraw's? Then to the end.
    "0x5f3560e01c63ce96cb7714603b57",
    // delegatecall(gas, aside, the call, nothing)
    "0x365f5f375f5f365f73",
    aside,
    "0x5af4",
    // Returns or reverts with what came back.
    "0x3d5f5f3e6037573d5ffd5b3d5ff3",
    // The answer.
    "0x5b7f",
    numberToHex(usdc, { size: 32 }),
    "0x5f5260205ff3",
  ]);
}
