import { encodeDeployData, isAddressEqual } from "viem";
import { contractBuild } from "./build";
import { isCodeOf } from "./code";
import type { DeploymentConfig } from "./config";
import { constructorArguments, type CreatedAddresses, createdContracts, predictAddresses } from "./plan";
import { type Sender, sendTransaction } from "./transactions";

export type CreateOptions = {
  readonly sender: Sender;
  readonly config: DeploymentConfig;
  /** The deployer's nonce that creates the first contract. */
  readonly baseNonce: number;
  readonly log: (line: string) => void;
};

/**
 * Creates every contract that is not there yet, at its predicted address. Throws when other code stands there, or
 * when the deployer's nonce has moved past a contract that is missing: then only a new start can work.
 */
export async function createContracts({ sender, config, baseNonce, log }: CreateOptions): Promise<CreatedAddresses> {
  const deployer = sender.wallet.account.address;
  const predicted = predictAddresses(deployer, baseNonce);
  const args = constructorArguments(deployer, config, predicted);
  for (const [index, contract] of createdContracts.entries()) {
    const build = contractBuild(contract);
    const address = predicted[contract];
    const code = await sender.publicClient.getCode({ address });
    if (code !== undefined) {
      if (!isCodeOf(build, code)) throw new Error(`${address} holds other code than the build's ${contract}.`);
      log(`${contract} is at ${address} already`);
      continue;
    }
    await requireNonce(sender, baseNonce + index, contract);
    const data = encodeDeployData({ abi: build.abi, bytecode: build.bytecode, args: [...args[contract]] });
    const receipt = await sendTransaction(sender, { data, nonce: baseNonce + index });
    if (!receipt.contractAddress || !isAddressEqual(receipt.contractAddress, address)) {
      throw new Error(`${contract} was created at ${String(receipt.contractAddress)} instead of ${address}.`);
    }
    log(`${contract} created at ${address}`);
  }
  return predicted;
}

async function requireNonce(sender: Sender, expected: number, contract: string): Promise<void> {
  const { address } = sender.wallet.account;
  const nonce = await sender.publicClient.getTransactionCount({ address, blockTag: "pending" });
  if (nonce === expected) return;
  throw new Error(
    `${contract} needs nonce ${expected} of ${address}, which is at ${nonce}: another transaction was sent in between. ` +
      `Start a new deployment from nonce ${nonce}.`,
  );
}
