import type { Client } from "viem";
import type { EveryAddress } from "../../chain/credit-addresses";
import { readCodes } from "./contract-codes";
import { codeReasons, type StatusReason } from "./reasons";

const KEEP_MS = 60_000;

type CodeCheck = {
  /** Believes for a minute that all is as it should be; what is not is looked at every time. */
  readonly believed: (deployment: EveryAddress) => Promise<StatusReason[]>;
  /** Believes nothing. */
  readonly fresh: (deployment: EveryAddress) => Promise<StatusReason[]>;
};

/** Makes a check that every contract is there and is what this repository builds. Throws viem's error when the chain does not answer. */
export function createCodeCheck(client: Client, now: () => number = Date.now): CodeCheck {
  let rightUntil = 0;
  const fresh: CodeCheck["fresh"] = async (deployment) => {
    const reasons = codeReasons(await readCodes(client, deployment));
    rightUntil = reasons.length === 0 ? now() + KEEP_MS : 0;
    return reasons;
  };
  return { fresh, believed: (deployment) => (now() < rightUntil ? Promise.resolve([]) : fresh(deployment)) };
}
