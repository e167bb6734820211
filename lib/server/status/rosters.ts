import type { Abi, Address, Client } from "viem";
import { readContract } from "viem/actions";
import { appraisalsAbi } from "../../../abis/appraisals";
import { attestationsAbi } from "../../../abis/attestations";
import { gpuTitleAbi } from "../../../abis/gpu-title";
import { identityAbi } from "../../../abis/identity";
import { type AttestationKind, attestationKindNumber } from "../../chain/attestation-kinds";
import type { EveryAddress } from "../../chain/credit-addresses";
import type { ManagerLog } from "./manager-logs";

/** Lists of whose word a contract takes, in the order in which they are shown. */
export const rosterNames = ["attestors", "appraisers", "bailees", "attestingBailees", "auditors", "custodians"] as const;

export type RosterName = (typeof rosterNames)[number];
export type Rosters = Readonly<Record<RosterName, readonly Address[]>>;

type Roster = {
  readonly contract: "Identity" | "Appraisals" | "GpuTitle" | "Attestations";
  readonly abi: Abi;
  readonly functionName: string;
  /** What comes before the account in the question whether it is listed. */
  readonly before: readonly number[];
  /** Who was put on it by this event, if anybody. */
  readonly added: (log: ManagerLog) => Address | undefined;
};

function attesting(kind: AttestationKind): Roster {
  const number = attestationKindNumber(kind);
  return {
    ...{ contract: "Attestations", abi: attestationsAbi, functionName: "isSigner", before: [number] },
    added: ({ eventName, args }) => (eventName === "SignerAdded" && args.kind === number ? args.signer : undefined),
  };
}

const rosters: Readonly<Record<RosterName, Roster>> = {
  attestors: {
    ...{ contract: "Identity", abi: identityAbi, functionName: "isAttestor", before: [] },
    added: ({ eventName, args }) => (eventName === "AttestorAdded" ? args.attestor : undefined),
  },
  appraisers: {
    ...{ contract: "Appraisals", abi: appraisalsAbi, functionName: "isAppraiser", before: [] },
    added: ({ eventName, args }) => (eventName === "AppraiserAdded" ? args.appraiser : undefined),
  },
  bailees: {
    ...{ contract: "GpuTitle", abi: gpuTitleAbi, functionName: "isBailee", before: [] },
    added: ({ eventName, args }) => (eventName === "BaileeAdded" ? args.bailee : undefined),
  },
  attestingBailees: attesting("Bailee"),
  auditors: attesting("Auditor"),
  custodians: attesting("BillCustodian"),
};

type Source = { readonly client: Client; readonly deployment: EveryAddress; readonly blockNumber: bigint };

/** Who is on each list at that block. Events tell who ever was put there, the contracts who still is. Throws viem's error. */
export async function readRosters(source: Source, logs: readonly ManagerLog[]): Promise<Rosters> {
  const read = async (name: RosterName) => [name, await readRoster(source, rosters[name], logs)] as const;
  return Object.fromEntries(await Promise.all(rosterNames.map(read))) as Record<RosterName, Address[]>;
}

async function readRoster({ client, deployment, blockNumber }: Source, roster: Roster, logs: readonly ManagerLog[]): Promise<Address[]> {
  const { contract, abi, functionName, before, added } = roster;
  const ever = [...new Set(logs.map(added).filter((account) => account !== undefined))];
  const listed = await Promise.all(
    ever.map((account) => readContract(client, { address: deployment[contract], blockNumber, abi, functionName, args: [...before, account] })),
  );
  return ever.filter((_account, index) => listed[index] === true);
}
