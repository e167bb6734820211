import { readFileSync } from "node:fs";
import { concat, type Hex, toHex } from "viem";
import { type Sender, sendTransaction } from "../../contracts/script/lib/transactions";
import { PERMIT2_ADDRESS } from "../../lib/chain/chains";
import { packageFile } from "./package-file";

/** Nick's deployer of contracts at addresses that follow from their code; anvil has it from the start. */
const deterministicDeployer = "0x4e59b44847b379578588920cA78FbF26c0B4956C";
/** The salt with which Uniswap deployed Permit2 on every chain. */
const salt: Hex = "0x0000000000000000000000000000000000000000d3af2663da51c10215000000";

/** Puts Permit2 at the address that it has on every chain, by the transaction that puts it there. */
export async function deployPermit2(sender: Sender): Promise<void> {
  const creationCode = toHex(readFileSync(packageFile("hardhat-predeploy", `bin/${PERMIT2_ADDRESS}.bytecode`)));
  await sendTransaction(sender, { to: deterministicDeployer, data: concat([salt, creationCode]) });
  if ((await sender.publicClient.getCode({ address: PERMIT2_ADDRESS })) === undefined) throw new Error("Permit2 is not at its address.");
}
