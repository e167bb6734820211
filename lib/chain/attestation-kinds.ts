/** In what capacity a statement is signed: Attestations.Kind, in the contract's order. */
export const attestationKinds = ["Auditor", "BillCustodian", "Bailee"] as const;

export type AttestationKind = (typeof attestationKinds)[number];

/** What stands on chain for a kind. */
export function attestationKindNumber(kind: AttestationKind): number {
  return attestationKinds.indexOf(kind);
}
