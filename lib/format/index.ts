export * from "./format-age";
export * from "./format-count";
export * from "./format-date";
export * from "./format-duration";
export * from "./short-address";
export * from "./split-duration";
