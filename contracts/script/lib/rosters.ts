import { type Abi, type Address, encodeFunctionData } from "viem";
import { identityAbi } from "../../../abis";
import { appraisalsAbi, attestationsAbi, gpuTitleAbi } from "../../../abis/credit";
import { type AttestationKind, attestationKindNumber } from "../../../lib/chain/attestation-kinds";
import type { DeploymentConfig } from "./config";
import type { CreatedContract } from "./plan";
import type { Step, StepContext } from "./steps";

type Call = { readonly functionName: string; readonly args: readonly unknown[] };

/** Somebody who is on a roster from the start: how that is done, and how it is asked for. */
export type Listed = {
  readonly title: string;
  readonly contract: CreatedContract;
  readonly abi: Abi;
  readonly add: Call;
  readonly isListed: Call;
};

/** Everybody who is on a roster from the start. */
export function rosters(config: DeploymentConfig): Listed[] {
  const onOne = (title: string, contract: CreatedContract, abi: Abi, [add, isListed]: readonly [string, string]) => (account: Address): Listed => ({
    ...{ title: `${title} ${account}`, contract, abi },
    add: { functionName: add, args: [account] },
    isListed: { functionName: isListed, args: [account] },
  });
  const attesting = (title: string, kind: AttestationKind) => (account: Address): Listed => ({
    ...{ title: `attesting ${title} ${account}`, contract: "Attestations", abi: attestationsAbi },
    add: { functionName: "addSigner", args: [attestationKindNumber(kind), account] },
    isListed: { functionName: "isSigner", args: [attestationKindNumber(kind), account] },
  });
  return [
    ...config.attestors.map(onOne("attestor", "Identity", identityAbi, ["addAttestor", "isAttestor"])),
    ...config.appraisers.map(onOne("appraiser", "Appraisals", appraisalsAbi, ["addAppraiser", "isAppraiser"])),
    ...config.bailees.map(onOne("bailee", "GpuTitle", gpuTitleAbi, ["addBailee", "isBailee"])),
    ...config.bailees.map(attesting("bailee", "Bailee")),
    ...config.auditors.map(attesting("auditor", "Auditor")),
    ...config.custodians.map(attesting("custodian", "BillCustodian")),
  ];
}

type Reading = Pick<StepContext, "contracts"> & { readonly publicClient: StepContext["sender"]["publicClient"] };

/** Whether somebody is on the roster. */
export async function isListed({ publicClient, contracts }: Reading, { contract, abi, isListed: call }: Listed): Promise<boolean> {
  return (await publicClient.readContract({ address: contracts[contract], abi, ...call })) === true;
}

/** Puts everybody on their rosters. */
export function rosterSteps(context: StepContext): Step[] {
  const { config, contracts, sender } = context;
  return rosters(config).map((listed) => ({
    title: `Added: ${listed.title}`,
    isDone: () => isListed({ publicClient: sender.publicClient, contracts }, listed),
    call: { to: contracts[listed.contract], data: encodeFunctionData({ abi: listed.abi, ...listed.add }) },
  }));
}
