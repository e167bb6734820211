/** The roles of the protocol by their number in the AccessManager; the deployment's are compared with these. */
export const roleIds = { admin: 0n, governor: 1n, guardian: 2n, treasurer: 3n, attestorAdmin: 4n, feeRecipient: 5n } as const;

export type RoleName = keyof typeof roleIds;

const names = new Map<bigint, RoleName>(Object.entries(roleIds).map(([name, id]) => [id, name as RoleName]));

/** The role with this number, or undefined for one that the protocol does not know. */
export function roleNameOf(id: bigint): RoleName | undefined {
  return names.get(id);
}
