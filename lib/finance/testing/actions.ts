import fc from "fast-check";
import { type Abi, erc20Abi, type Hex, pad, toHex } from "viem";
import { issuerAbi, stakedAidAbi, treasuryAbi, usdcAbi } from "../../../abis";
import { replay } from "../../errors";
import type { DevRole } from "../../../world/chain/accounts";
import type { LocalWorld } from "../../../world/testing/local-world";

type Kind = "mint" | "redeem" | "stake" | "requestExit" | "serve" | "exitNow" | "recognise" | "invest" | "divest" | "loss" | "draw" | "payTreasury" | "writeOff" | "wait";

/** One random step of a history. `part` chooses the amount out of what is there, in millionths. */
export type Action = { readonly kind: Kind; readonly part: bigint };

const weighted = (kind: Kind, weight: number) => ({ weight, arbitrary: fc.constant(kind) });

export const actions: fc.Arbitrary<Action> = fc.record({
  kind: fc.oneof(
    weighted("mint", 3),
    weighted("redeem", 2),
    weighted("stake", 3),
    weighted("requestExit", 2),
    weighted("serve", 2),
    weighted("exitNow", 2),
    weighted("recognise", 4),
    weighted("invest", 2),
    weighted("divest", 1),
    weighted("loss", 2),
    weighted("draw", 3),
    weighted("payTreasury", 3),
    weighted("writeOff", 1),
    weighted("wait", 4),
  ),
  part: fc.bigInt({ min: 1n, max: 1_000_000n }),
});

/** More than any of these calls needs: an estimate made before the clock moves on can be too low for the block it lands in. */
const gas = 3_000_000n;

/** Sends a transaction as a role and gives the block it is in. Throws with the reason when it reverts. */
export async function send(world: LocalWorld, role: DevRole, call: { address: Hex; abi: Abi; functionName: string; args?: readonly unknown[] }): Promise<bigint> {
  const hash = await world.walletFor(role).writeContract({ ...call, gas });
  const receipt = await world.publicClient.waitForTransactionReceipt({ hash });
  if (receipt.status === "success") return receipt.blockNumber;
  const { code } = await replay({ client: world.publicClient, receipt });
  throw new Error(`${call.functionName} failed: ${code}`);
}

/** Gives the actor USDC and lets the Issuer and sAID take what they are asked to. */
export async function prepareActor(world: LocalWorld, actor: DevRole, usdc: bigint): Promise<void> {
  const { addresses, accounts } = world;
  const infinite = 2n ** 256n - 1n;
  await send(world, "usdcMinter", { address: addresses.USDC, abi: usdcAbi, functionName: "mint", args: [accounts[actor].address, usdc] });
  await send(world, actor, { address: addresses.USDC, abi: usdcAbi, functionName: "approve", args: [addresses.Issuer, infinite] });
  await send(world, actor, { address: addresses.AID, abi: erc20Abi, functionName: "approve", args: [addresses.StakedAID, infinite] });
}

export const calls = {
  mint: (world: LocalWorld, actor: DevRole, usdc: bigint) =>
    send(world, actor, { address: world.addresses.Issuer, abi: issuerAbi, functionName: "mint", args: [usdc, world.accounts[actor].address] }),
  redeem: (world: LocalWorld, actor: DevRole, aid: bigint) =>
    send(world, actor, { address: world.addresses.Issuer, abi: issuerAbi, functionName: "redeem", args: [aid, world.accounts[actor].address] }),
  stake: (world: LocalWorld, actor: DevRole, aid: bigint) =>
    send(world, actor, { address: world.addresses.StakedAID, abi: stakedAidAbi, functionName: "deposit", args: [aid, world.accounts[actor].address] }),
  requestExit: (world: LocalWorld, actor: DevRole, shares: bigint) => {
    const { address } = world.accounts[actor];
    return send(world, actor, { address: world.addresses.StakedAID, abi: stakedAidAbi, functionName: "requestRedeem", args: [shares, address, address] });
  },
  serve: (world: LocalWorld, actor: DevRole, tickets: bigint) =>
    send(world, actor, { address: world.addresses.StakedAID, abi: stakedAidAbi, functionName: "process", args: [tickets] }),
  exitNow: (world: LocalWorld, actor: DevRole, shares: bigint) =>
    send(world, actor, { address: world.addresses.StakedAID, abi: stakedAidAbi, functionName: "redeemInstant", args: [shares, 0n] }),
  recognise: (world: LocalWorld) => send(world, "borrower", { address: world.addresses.Treasury, abi: treasuryAbi, functionName: "recognise" }),
  invest: (world: LocalWorld, usdc: bigint) =>
    send(world, "operator", { address: world.addresses.Treasury, abi: treasuryAbi, functionName: "invest", args: [usdc] }),
  divest: (world: LocalWorld, usdc: bigint) =>
    send(world, "operator", { address: world.addresses.Treasury, abi: treasuryAbi, functionName: "divest", args: [usdc] }),
};

/** Where the local bill fund keeps its assets: the first slot after OpenZeppelin's ERC-20 (balances, allowances, supply, name, symbol). */
const vaultAssetsSlot = pad(toHex(5), { size: 32 });

/** Takes a part of the bills' worth away, as a fall of the market would. Returns the block after it. */
export async function loseBills(world: LocalWorld, millionths: bigint): Promise<bigint> {
  const { testClient, publicClient, addresses } = world;
  const assets = BigInt((await publicClient.getStorageAt({ address: addresses.Bills, slot: vaultAssetsSlot })) ?? "0x0");
  const left = assets - (assets * millionths) / 1_000_000n;
  await testClient.setStorageAt({ address: addresses.Bills, index: vaultAssetsSlot, value: pad(toHex(left), { size: 32 }) });
  await testClient.mine({ blocks: 1 });
  return publicClient.getBlockNumber();
}
