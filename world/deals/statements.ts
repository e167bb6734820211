import type { Address, Hex, LocalAccount } from "viem";

const custody = [
  { name: "facility", type: "bytes32" },
  { name: "country", type: "bytes2" },
  { name: "deliveryDay", type: "uint24" },
  { name: "bailee", type: "address" },
  { name: "reporter", type: "address" },
] as const;

const documents = [
  { name: "ownership", type: "bytes32" },
  { name: "inspection", type: "bytes32" },
  { name: "lienSearch", type: "bytes32" },
] as const;

const insurance = [
  { name: "policy", type: "bytes32" },
  { name: "cover", type: "uint72" },
  { name: "expiry", type: "uint40" },
] as const;

const hardware = [
  { name: "model", type: "bytes32" },
  { name: "gpus", type: "uint32" },
  { name: "memoryGb", type: "uint16" },
  { name: "chassis", type: "uint16" },
] as const;

/** What a bailee signs when a title is issued. */
export const issueTypes = {
  Issue: [
    { name: "id", type: "uint256" },
    { name: "owner", type: "address" },
    { name: "hardware", type: "Hardware" },
    { name: "custody", type: "Custody" },
    { name: "documents", type: "Documents" },
    { name: "insurance", type: "Insurance" },
    { name: "chassis", type: "bytes32[]" },
    { name: "deadline", type: "uint40" },
  ],
  Hardware: hardware,
  Custody: custody,
  Documents: documents,
  Insurance: insurance,
} as const;

/** What a bailee signs when a policy is renewed. */
export const insureTypes = {
  Insure: [
    { name: "id", type: "uint256" },
    { name: "number", type: "uint32" },
    { name: "insurance", type: "Insurance" },
    { name: "deadline", type: "uint40" },
  ],
  Insurance: insurance,
} as const;

export const appraisalTypes = {
  Appraisal: [
    { name: "titleId", type: "uint256" },
    { name: "value", type: "uint72" },
    { name: "day", type: "uint24" },
    { name: "number", type: "uint32" },
  ],
} as const;

export const statementTypes = {
  Statement: [
    { name: "kind", type: "uint8" },
    { name: "subject", type: "uint96" },
    { name: "number", type: "uint32" },
    { name: "periodStart", type: "uint24" },
    { name: "periodEnd", type: "uint24" },
    { name: "expiry", type: "uint40" },
    { name: "document", type: "bytes32" },
  ],
} as const;

type Types = typeof issueTypes | typeof insureTypes | typeof appraisalTypes | typeof statementTypes;

type Signing = {
  readonly signer: LocalAccount;
  /** Of the EIP-712 domain, version 1. */
  readonly name: "AID GPU Title" | "AID Appraisals" | "AID Attestations";
  readonly contract: Address;
  readonly chainId: number;
};

/** A statement to a register, signed. The first of the types is what is signed. */
export function signStatement({ signer, name, contract, chainId }: Signing, types: Types, message: Readonly<Record<string, unknown>>): Promise<Hex> {
  const [primaryType = ""] = Object.keys(types);
  return signer.signTypedData<Record<string, readonly { name: string; type: string }[]>, string>({
    ...{ types, primaryType, message },
    domain: { name, version: "1", chainId, verifyingContract: contract },
  });
}
