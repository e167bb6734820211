import type { DeploymentConfig } from "./config";
import { functionRoles, grants, initialSettings, renunciation, roleGuardians } from "./configure";
import { createContracts } from "./create";
import type { CreatedAddresses } from "./plan";
import { seedSteps } from "./seeds";
import { runSteps, type StepContext } from "./steps";
import type { Sender } from "./transactions";
import type { VerifyContext } from "./verify/check";

/** Where a deployment began: enough to go on with it, and to read its events. */
export type StartingPoint = { readonly baseNonce: number; readonly fromBlock: bigint };

export type DeployOptions = {
  readonly sender: Sender;
  readonly config: DeploymentConfig;
  readonly start: StartingPoint;
  readonly log: (line: string) => void;
};

/**
 * Creates and configures the protocol. Every part is looked up before it is done, so a run that broke off is
 * continued by the same call. The deployer ends without any right.
 */
export async function deployProtocol({ sender, config, start, log }: DeployOptions): Promise<CreatedAddresses> {
  const contracts = await createContracts({ sender, config, baseNonce: start.baseNonce, log });
  const context: StepContext = { sender, config, contracts };
  const steps = [
    ...initialSettings(context),
    ...functionRoles(context),
    ...roleGuardians(context),
    ...seedSteps(context, start.fromBlock),
    ...grants(context),
    ...renunciation(context),
  ];
  await runSteps(sender, steps, log);
  return contracts;
}

/** What to verify after `deployProtocol`. */
export function verificationOf({ sender, config, start }: Omit<DeployOptions, "log">, contracts: CreatedAddresses): VerifyContext {
  return {
    publicClient: sender.publicClient,
    config,
    contracts,
    deployer: sender.wallet.account.address,
    fromBlock: start.fromBlock,
  };
}
