import type { Address, Hex } from "viem";
import type { Finding, Limits } from "../../agent/duty";
import type { Facts } from "../../agent/log";

/** On top of the estimate, in per cent: what accrues by the second may be written for the first time in the block it lands in. */
const marginPercent = 25n;

/** What is due, with its gas and a margin, unless not even the estimate fits below the ceiling. */
export function withinCeiling(call: { readonly to?: Address; readonly data: Hex; readonly facts: Facts }, estimate: bigint, { maxGas }: Limits): Finding {
  if (estimate > maxGas) return { due: false, why: "gas-above-ceiling", level: "warn", facts: call.facts };
  const wanted = (estimate * (100n + marginPercent)) / 100n;
  return { due: true, ...call, gas: wanted < maxGas ? wanted : maxGas };
}

/** Of findings that let the search go on, the one to tell: a deal whose call is too large stops no other deal's, and is not hushed up. */
export function gravest(findings: readonly Finding[]): Finding | undefined {
  return findings.find(({ due, ...rest }) => !due && "level" in rest) ?? findings[0];
}
