import { type Address, BaseError, encodeFunctionData, erc20Abi, type Hex } from "viem";
import { decodeRevert } from "../../../lib/errors/decode-revert";
import { errorLinks } from "../../../lib/errors/error-links";
import { revertData } from "../../../lib/errors/revert-data";
import type { CreatedAddresses } from "./plan";
import type { DeploymentConfig } from "./config";
import { type Sender, sendTransaction } from "./transactions";

/** One thing that the deployment does after the contracts exist: looked up first, so that a second run skips it. */
export type Step = {
  readonly title: string;
  readonly isDone: () => Promise<boolean>;
  readonly call: { readonly to: Address; readonly data: Hex };
};

export type StepContext = {
  readonly sender: Sender;
  readonly config: DeploymentConfig;
  readonly contracts: CreatedAddresses;
};

/** Runs what is not done, in order, and says what it does. */
export async function runSteps(sender: Sender, steps: readonly Step[], log: (line: string) => void): Promise<void> {
  for (const { title, isDone, call } of steps) {
    if (await isDone()) {
      log(`${title}: done already`);
      continue;
    }
    await requireSuccess(sender, title, call);
    await sendTransaction(sender, call);
    log(title);
  }
}

/** A step of the AccessManager. */
export function managerStep(context: StepContext, title: string, data: Hex, isDone: () => Promise<boolean>): Step {
  return { title, isDone, call: { to: context.contracts.AccessManager, data } };
}

/** Lets `spender` take exactly `amount` of the deployer's tokens, unless it already may. */
export function approvalStep(context: StepContext, token: Address, spender: Address, amount: bigint, unless: () => Promise<boolean>): Step {
  const { publicClient, wallet } = context.sender;
  return {
    title: `Approve ${spender} for ${amount} of ${token}`,
    isDone: async () =>
      (await unless()) ||
      (await publicClient.readContract({
        address: token,
        abi: erc20Abi,
        functionName: "allowance",
        args: [wallet.account.address, spender],
      })) >= amount,
    call: { to: token, data: encodeFunctionData({ abi: erc20Abi, functionName: "approve", args: [spender, amount] }) },
  };
}

/** Throws with the contract's own reason when the call would revert now. */
async function requireSuccess(sender: Sender, title: string, call: Step["call"]): Promise<void> {
  try {
    await sender.publicClient.call({ ...call, account: sender.wallet.account });
  } catch (error) {
    throw new Error(`${title} would fail: ${reasonOf(error)}`, { cause: error });
  }
}

/** The contract's error with its values, as far as it can be decoded. */
function reasonOf(error: unknown): string {
  const data = revertData(errorLinks(error));
  if (data === undefined) return error instanceof BaseError ? error.shortMessage : String(error);
  const { code, values } = decodeRevert(data);
  return `${code}(${Object.entries(values).map(([name, value]) => `${name} ${value}`).join(", ")})`;
}
