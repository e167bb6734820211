import type { Address } from "viem";
import { contractBuild } from "../build";
import { immutableValues, isCodeOf } from "../code";
import { createdContracts, madeAddresses, type MadeContract, madeContracts } from "../plan";
import { check, type Check, type VerifyContext } from "./check";

/** Runtime code equals the build, immutables masked; what they hold is checked through the links. */
export function codeChecks({ publicClient, contracts }: VerifyContext): Promise<Check[]> {
  const codeOf = (contract: string, address: Address): Promise<Check> =>
    check(`code of ${contract}`, "the build's", async () => {
      const code = await publicClient.getCode({ address });
      if (code === undefined) return "none";
      return isCodeOf(contractBuild(contract), code) ? "the build's" : "other";
    });
  const made = Object.entries(madeAddresses(contracts));
  return Promise.all([
    ...createdContracts.map((contract) => codeOf(contract, contracts[contract])),
    ...made.map(([contract, address]) => codeOf(contract, address)),
  ]);
}

/** The links that no getter tells, from the code itself. */
export function hiddenLinkChecks(context: VerifyContext): Promise<Check[]> {
  const { config, contracts } = context;
  const { DealFactory, DealLedger, DealDraw, DealServicing, Identity, GpuTitle, Appraisals, Telemetry, Attestations, CollateralAuction, Treasury } = contracts;
  const { usdc } = config;
  return Promise.all([
    madeBy(context, "TitleMetadata"),
    held(context, "DealLedger", [DealFactory, Telemetry, DealLedger]),
    held(context, "DealDraw", [DealFactory, usdc, Treasury, Identity, GpuTitle, Appraisals, Attestations, DealLedger]),
    held(context, "DealServicing", [DealFactory, usdc, Treasury, Identity, GpuTitle, Appraisals, Telemetry, CollateralAuction, DealLedger]),
    held(context, "Deal", [DealDraw, DealServicing, DealFactory, usdc, Identity, GpuTitle, Appraisals, Telemetry, CollateralAuction, DealLedger]),
  ]);
}

/** The immutables of a part of deals, in the order in which the sources declare those that it uses. */
function held({ publicClient, contracts }: VerifyContext, contract: "Deal" | "DealDraw" | "DealLedger" | "DealServicing", expected: readonly Address[]): Promise<Check> {
  return check(`immutables of ${contract}`, expected.join(", "), async () => {
    const code = await publicClient.getCode({ address: contracts[contract] });
    return code === undefined ? "none" : immutableValues(contractBuild(contract), code).join(", ");
  });
}

/** A maker's code knows what it made. */
function madeBy({ publicClient, contracts }: VerifyContext, made: MadeContract): Promise<Check> {
  const maker = madeContracts[made];
  const address = madeAddresses(contracts)[made];
  return check(`${made} of ${maker}`, address, async () => {
    const code = await publicClient.getCode({ address: contracts[maker] });
    const values = code === undefined ? [] : immutableValues(contractBuild(maker), code);
    return values.find((value) => value === address) ?? "another";
  });
}
