export * from "./calendar";
export * from "./coverage";
export * from "./depreciation";
export * from "./earnings";
export * from "./fixed-point";
export * from "./interest";
export * from "./lateness";
export * from "./schedule";
