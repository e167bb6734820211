import type { Address, Hex } from "viem";
import type { LocalAccount } from "viem/accounts";
import type { Report } from "./standing";

/** As Telemetry.REPORT_TYPEHASH has them. */
const types = {
  Report: [
    { name: "titleId", type: "uint256" },
    { name: "start", type: "uint40" },
    { name: "end", type: "uint40" },
    { name: "gpusOnline", type: "uint32" },
    { name: "utilisationBps", type: "uint16" },
    { name: "energyWh", type: "uint64" },
    { name: "revenue", type: "uint72" },
  ],
} as const;

/** The reporter's EIP-712 signature for the register at an address of a chain. */
export function signReport(report: Report, reporter: LocalAccount, { chainId, telemetry }: { chainId: number; telemetry: Address }): Promise<Hex> {
  return reporter.signTypedData({
    domain: { name: "AID Telemetry", version: "1", chainId, verifyingContract: telemetry },
    ...{ types, primaryType: "Report", message: report },
  });
}
