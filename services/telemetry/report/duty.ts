import { encodeFunctionData, formatUnits, parseEventLogs } from "viem";
import { estimateGas } from "viem/actions";
import { telemetryAbi } from "../../../abis/telemetry";
import type { Duty, Finding, Looking } from "../../agent/duty";
import { prepareReport, type Reporting } from "./prepare";

/** Reports a title when it is due (Telemetry.submit). */
export const reportDuty = (reporting: Reporting): Duty => ({
  name: "report",
  contract: "Telemetry",
  find: (looking) => findReport(looking, reporting),
  outcome: ({ logs }) => {
    const [reported] = parseEventLogs({ abi: telemetryAbi, logs, eventName: "Reported" });
    if (reported === undefined) return {};
    const { titleId, start, end, gpusOnline, utilisationBps, energyWh, revenue } = reported.args;
    return { titleId, start, end, gpusOnline, utilisationBps, energyWh, usdc: formatUnits(revenue, 6) };
  },
});

async function findReport({ client, addresses, account, limits }: Looking, reporting: Reporting): Promise<Finding> {
  const prepared = await prepareReport(client, addresses, reporting);
  if (!prepared.due) return prepared;
  const { report, signature, facts } = prepared;
  const data = encodeFunctionData({ abi: telemetryAbi, functionName: "submit", args: [report, signature] });
  const estimate = await estimateGas(client, { account, to: addresses.Telemetry, data, blockTag: "latest" });
  // What is written for the first time costs more than what is written again.
  const gas = (estimate * 5n) / 4n;
  if (gas > limits.maxGas) return { due: false, why: "gas-above-ceiling", level: "error", facts: { ...facts, estimate } };
  return { due: true, data, gas, facts };
}
