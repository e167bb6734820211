import { encodeFunctionData, erc20Abi, parseUnits } from "viem";
import { identityAbi } from "../../../abis";
import type { LocalWorld } from "../../../world/testing/local-world";
import { installMultisig, type Multisig } from "../../../world/testing/programmable-wallet";
import { createLedger } from "../../../world/testing/wallet/ledger";
import { signVoucher } from "../../../world/voucher";

/** A contract account with what the action needs: tokens, and verification for redeeming. */
export async function giveMultisig(world: LocalWorld, flowName: string): Promise<Multisig> {
  const { accounts, addresses, publicClient } = world;
  const multisig: Multisig = { address: "0x5afe5afE5afE5afE5afE5aFe5aFe5Afe5Afe5AfE", owner: accounts.juniorInvestor };
  await installMultisig(world.testClient, createLedger(world.rpcUrl, world.chainId), multisig);
  const wallet = world.walletFor("verifiedRedeemer");
  const send = async (to: `0x${string}`, data: `0x${string}`) => {
    await publicClient.waitForTransactionReceipt({ hash: await wallet.sendTransaction({ to, data }) });
  };
  const give = (token: "USDC" | "AID", units: string) => {
    const args = [multisig.address, parseUnits(units, token === "USDC" ? 6 : 18)] as const;
    return send(addresses[token], encodeFunctionData({ abi: erc20Abi, functionName: "transfer", args }));
  };
  // It gives the allowance that is revoked itself.
  if (flowName === "revoke") await world.testClient.setBalance({ address: multisig.address, value: 10n ** 18n });
  if (flowName === "mint" || flowName === "stake from USDC") {
    const depositor = world.walletFor("depositor");
    const hash = await depositor.writeContract({
      address: addresses.USDC,
      abi: erc20Abi,
      functionName: "transfer",
      args: [multisig.address, parseUnits("1000", 6)],
    });
    await publicClient.waitForTransactionReceipt({ hash });
  }
  if (["redeem", "stake from AID", "swap"].includes(flowName)) await give("AID", "1000");
  if (flowName === "redeem") {
    const { timestamp } = await publicClient.getBlock();
    const voucher = { account: multisig.address, number: 1n, tier: 1, countryClass: 1, kind: 2, expiry: timestamp + 31_536_000n };
    const signature = await signVoucher(accounts.attestor, voucher, addresses.Identity, world.chainId);
    await send(addresses.Identity, encodeFunctionData({ abi: identityAbi, functionName: "submit", args: [voucher, signature] }));
  }
  return multisig;
}
