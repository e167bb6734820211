import { type Address, type Hex, toFunctionSelector } from "viem";

const day = 86_400;

/** AccessManager's own role: may change every other one. */
export const adminRole = 0n;

/** AccessManager's mark for functions that anybody may call. The deployment gives it to none. */
export const publicRole = 2n ** 64n - 1n;

/**
 * The roles of the protocol: number in the AccessManager, seconds between scheduling and executing, and which role
 * may cancel in between. What grows risk waits; what stops it acts at once. The deployment is made and verified by
 * these, and the status page compares the chain with them.
 */
export const roles = {
  governor: { id: 1n, delay: 2 * day, guardian: "guardian" },
  guardian: { id: 2n, delay: 0, guardian: "admin" },
  treasurer: { id: 3n, delay: 0, guardian: "admin" },
  attestorAdmin: { id: 4n, delay: day, guardian: "guardian" },
  feeRecipient: { id: 5n, delay: 0, guardian: "admin" },
  registrar: { id: 6n, delay: 0, guardian: "admin" },
  rosterAdmin: { id: 7n, delay: 2 * day, guardian: "guardian" },
  underwriter: { id: 8n, delay: 0, guardian: "admin" },
} as const;

export type RoleName = keyof typeof roles;
export const roleNames: readonly RoleName[] = [
  ...(["governor", "guardian", "treasurer", "attestorAdmin", "feeRecipient"] as const),
  ...(["registrar", "rosterAdmin", "underwriter"] as const),
];

/** The numbers of all roles, the admin's included. */
export const roleIds = {
  admin: adminRole,
  governor: roles.governor.id,
  guardian: roles.guardian.id,
  treasurer: roles.treasurer.id,
  attestorAdmin: roles.attestorAdmin.id,
  feeRecipient: roles.feeRecipient.id,
  registrar: roles.registrar.id,
  rosterAdmin: roles.rosterAdmin.id,
  underwriter: roles.underwriter.id,
} as const;

/** The admin can give itself any role, so it waits longer than every one of them. */
export const adminDelay = 7 * day;

export type RestrictedContract = "Issuer" | "Identity" | "Treasury" | "GpuTitle" | "Appraisals" | "Attestations" | "DealFactory";

/** Structs of TitleFacts, as they stand in signatures. */
const custody = "(bytes32,bytes2,uint24,address,address)";
const documents = "(bytes32,bytes32,bytes32)";
const insurance = "(bytes32,uint72,uint40)";

/** Every function that asks the AccessManager, and the role it asks for. */
export const restrictedFunctions: Readonly<Record<RestrictedContract, Readonly<Record<string, RoleName>>>> = {
  Issuer: {
    "pause()": "guardian",
    "unpause()": "governor",
    "setCaps(uint256,uint256)": "governor",
  },
  Identity: {
    "addAttestor(address)": "attestorAdmin",
    "removeAttestor(address)": "guardian",
  },
  Treasury: {
    "invest(uint256)": "treasurer",
    "divest(uint256)": "treasurer",
    "setTargetApr(uint256)": "governor",
    "withdrawSurplus(uint256,address)": "feeRecipient",
  },
  GpuTitle: {
    [`issue((uint256,address,(bytes32,uint32,uint16,uint16),${custody},${documents},${insurance},bytes32[],uint40),bytes)`]: "registrar",
    [`update((uint256,uint32,${custody},${documents},uint40),bytes)`]: "registrar",
    [`insure((uint256,uint32,${insurance},uint40),bytes)`]: "registrar",
    "recordClaim((uint256,uint32,uint72,bytes32,uint40),bytes)": "registrar",
    "changeChassis((uint256,uint32,bytes32[],bytes32[],uint40),bytes)": "registrar",
    "addBailee(address)": "rosterAdmin",
    "removeBailee(address)": "guardian",
  },
  Appraisals: {
    "addAppraiser(address)": "rosterAdmin",
    "removeAppraiser(address)": "guardian",
  },
  Attestations: {
    "addSigner(uint8,address)": "rosterAdmin",
    "removeSigner(uint8,address)": "guardian",
  },
  DealFactory: {
    "approve(address,bytes32)": "underwriter",
    "decline(address)": "underwriter",
    "cancel(address)": "guardian",
    "pause()": "guardian",
    "unpause()": "governor",
  },
};

export const restrictedContracts: readonly RestrictedContract[] = [
  ...(["Issuer", "Identity", "Treasury"] as const),
  ...(["GpuTitle", "Appraisals", "Attestations", "DealFactory"] as const),
];

export type RoleHolders = Readonly<Record<RoleName, Address>>;

/** The number of the role that may cancel what this role has scheduled. */
export function guardianRoleId(role: RoleName): bigint {
  return roleIds[roles[role].guardian];
}

/** What is fixed of a role: who gives it and takes it, who may cancel what it has scheduled, and its delays in seconds. */
export type RoleTerms = {
  readonly admin: bigint;
  readonly guardian: bigint;
  /** Between giving it and holding it. */
  readonly grantDelay: number;
  /** Between scheduling and executing, of every holder. */
  readonly delay: number;
};

/** The terms on which the deployment makes a role, by its number; undefined for one that it does not make. */
export function deployedTerms(id: bigint): RoleTerms | undefined {
  const name = roleNameOf(id);
  if (name === undefined) return undefined;
  const ofAdmin = { admin: adminRole, grantDelay: 0 };
  if (name === "admin") return { ...ofAdmin, guardian: adminRole, delay: adminDelay };
  return { ...ofAdmin, guardian: guardianRoleId(name), delay: roles[name].delay };
}

/** The selectors of one contract that need this role. */
export function selectorsOf(contract: RestrictedContract, role: RoleName): Hex[] {
  return Object.entries(restrictedFunctions[contract])
    .filter(([, needed]) => needed === role)
    .map(([signature]) => toFunctionSelector(signature));
}

const names = new Map<bigint, keyof typeof roleIds>(Object.entries(roleIds).map(([name, id]) => [id, name as keyof typeof roleIds]));

/** The role with this number, or undefined for one that the protocol does not know. */
export function roleNameOf(id: bigint): keyof typeof roleIds | undefined {
  return names.get(id);
}
