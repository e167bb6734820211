import { encodeFunctionData, formatUnits, parseEventLogs } from "viem";
import { estimateGas, simulateContract } from "viem/actions";
import { treasuryAbi } from "../../../abis/treasury";
import { aidPerUsdc } from "../../../lib/finance/constants";
import type { Duty, Finding, Looking } from "../../agent/duty";
import { pays, type Threshold } from "./batch";
import { withinCeiling } from "./within-ceiling";

/** Brings the Treasury's books to what its assets are worth: yield becomes the stakers', a loss is borne (Treasury.recognise). */
export const recognise = (threshold: Threshold): Duty => ({
  name: "recognise",
  contract: "Treasury",
  find: (looking) => find(looking, threshold),
  outcome: ({ logs }) => {
    const [gain] = parseEventLogs({ abi: treasuryAbi, logs, eventName: "GainRecognised" });
    const [loss] = parseEventLogs({ abi: treasuryAbi, logs, eventName: "LossRealised" });
    return { gain: gain && formatUnits(gain.args.usdc, 6), loss: loss && formatUnits(loss.args.usdc, 6) };
  },
});

async function find({ client, addresses, account, limits }: Looking, threshold: Threshold): Promise<Finding> {
  const call = { address: addresses.Treasury, abi: treasuryAbi, functionName: "recognise" } as const;
  const { result: change } = await simulateContract(client, { ...call, account, blockTag: "latest" });
  if (change === 0n) return { due: false, why: "nothing-to-recognise", facts: {} };
  const data = encodeFunctionData(call);
  const estimate = await estimateGas(client, { account, to: addresses.Treasury, data, blockTag: "latest" });
  const facts = { usdc: formatUnits(change, 6), estimate };
  const worth = (change > 0n ? change : -change) * aidPerUsdc;
  return pays(worth, estimate, threshold) ? withinCeiling({ data, facts }, estimate, limits) : { due: false, why: "not-worth-its-gas", facts };
}
