// Every table of the index. What a table means stands with it; the chain's id is in every key.
export * from "./schema/accounts";
export * from "./schema/credit";
export * from "./schema/deals";
export * from "./schema/exits";
export * from "./schema/governance";
export * from "./schema/issuance";
export * from "./schema/pool";
export * from "./schema/snapshots";
export * from "./schema/titles";
export * from "./schema/tokens";
export * from "./schema/treasury";
