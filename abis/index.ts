// Generated from the contracts' build by `npm run abis`; do not edit.
export * from "./access-manager";
export * from "./aid";
export * from "./errors";
export * from "./exit-ticket";
export * from "./identity";
export * from "./issuer";
export * from "./lens";
export * from "./router";
export * from "./staked-aid";
export * from "./treasury";
export * from "./uniswap";
export * from "./usdc";
