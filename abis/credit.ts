// Generated from the contracts' build by `npm run abis`; do not edit.
export * from "./appraisals";
export * from "./attestations";
export * from "./collateral-auction";
export * from "./credit-errors";
export * from "./deal";
export * from "./deal-factory";
export * from "./deal-lens";
export * from "./gpu-title";
export * from "./junior-token";
export * from "./senior-positions";
export * from "./telemetry";
