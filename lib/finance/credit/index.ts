export * from "./calendar";
export * from "./depreciation";
export * from "./fixed-point";
export * from "./interest";
export * from "./lateness";
export * from "./schedule";
