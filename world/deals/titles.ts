import { type Address, type ContractFunctionArgs, stringToHex } from "viem";
import { appraisalsAbi, attestationsAbi, gpuTitleAbi } from "../../abis/credit";
import { attestationKindNumber } from "../../lib/chain/attestation-kinds";
import { devAccounts } from "../chain/accounts";
import { act, documentHash, now, type Parties, secondsPerDay, today } from "./parties";
import { appraisalTypes, issueTypes, signStatement, statementTypes } from "./statements";

type Issue = ContractFunctionArgs<typeof gpuTitleAbi, "nonpayable", "issue">[0];

export type Cluster = {
  readonly owner: Address;
  /** At most 32 characters of ASCII, like the facility. */
  readonly model: string;
  readonly facility: string;
  readonly gpus: number;
  readonly chassis: number;
  /** Micro-dollars. */
  readonly cover: bigint;
};

/** Eighty GPUs in ten chassis. */
export const smallCluster: Omit<Cluster, "owner"> = { model: "H100 SXM5", facility: "FR5", gpus: 80, chassis: 10, cover: 2_000_000n * 10n ** 6n };

const text = (value: string): `0x${string}` => stringToHex(value, { size: 32 });
const soon = 3_600;
const year = 365 * secondsPerDay;

/** Has the bailee sign a title of machines that have been delivered, and the registrar issue it. Returns its number. */
export async function issueTitle(parties: Parties, { owner, model, facility, gpus, chassis, cover }: Cluster): Promise<bigint> {
  const { GpuTitle } = parties.addresses;
  const issued = await parties.clients.publicClient.readContract({ address: GpuTitle, abi: gpuTitleAbi, functionName: "issued" });
  const [time, day] = [await now(parties), await today(parties)];
  const id = issued + 1n;
  const issue: Issue = {
    ...{ id, owner, deadline: time + soon },
    hardware: { model: text(model), gpus, memoryGb: 80, chassis },
    custody: {
      ...{ facility: text(facility), country: stringToHex("DE"), deliveryDay: day },
      ...{ bailee: devAccounts.bailee.address, reporter: devAccounts.reporter.address },
    },
    documents: { ownership: documentHash("receipt"), inspection: documentHash("inspection"), lienSearch: documentHash("liens") },
    insurance: { policy: documentHash("policy"), cover, expiry: time + year },
    chassis: Array.from({ length: chassis }, (_one, index) => documentHash(`chassis ${index} of title ${id}`)),
  };
  const signing = { signer: devAccounts.bailee, name: "AID GPU Title", contract: GpuTitle, chainId: parties.clients.chain.id } as const;
  const signature = await signStatement(signing, issueTypes, issue);
  await act(parties, "operator", { address: GpuTitle, abi: gpuTitleAbi, functionName: "issue", args: [issue, signature] });
  return id;
}

/** Has one of the two appraisers value a title today. Anyone submits it. */
export async function appraise(parties: Parties, appraiser: "appraiser1" | "appraiser2", titleId: bigint, value: bigint): Promise<void> {
  const on = { address: parties.addresses.Appraisals, abi: appraisalsAbi } as const;
  const signer = devAccounts[appraiser];
  const { number } = await parties.clients.publicClient.readContract({ ...on, functionName: "recordOf", args: [titleId, signer.address] });
  const appraisal = { titleId, value, day: await today(parties), number: number + 1 };
  const signing = { signer, name: "AID Appraisals", contract: on.address, chainId: parties.clients.chain.id } as const;
  const signature = await signStatement(signing, appraisalTypes, appraisal);
  await act(parties, "borrower", { ...on, functionName: "submit", args: [appraisal, signature] });
}

/** Has the bailee attest that it holds the machines of a title. Anyone submits it. */
export async function attestCustody(parties: Parties, titleId: bigint): Promise<void> {
  const on = { address: parties.addresses.Attestations, abi: attestationsAbi } as const;
  const kind = attestationKindNumber("Bailee");
  const { number } = await parties.clients.publicClient.readContract({ ...on, functionName: "recordOf", args: [kind, titleId] });
  const day = await today(parties);
  const statement = {
    ...{ kind, subject: titleId, number: number + 1, periodStart: day - 30, periodEnd: day - 1 },
    ...{ expiry: (await now(parties)) + 90 * secondsPerDay, document: documentHash("inventory") },
  };
  const signing = { signer: devAccounts.bailee, name: "AID Attestations", contract: on.address, chainId: parties.clients.chain.id } as const;
  const signature = await signStatement(signing, statementTypes, statement);
  await act(parties, "borrower", { ...on, functionName: "submit", args: [statement, signature] });
}
