export * from "./classify";
export * from "./codes";
export type { ContractErrorName, ValueKind } from "./contract-errors";
export * from "./decode-revert";
export * from "./format-error-value";
export * from "./present";
export * from "./replay";
