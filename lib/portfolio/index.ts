// For the browser: what reads the chain comes later, with lib/chain/browser.
export { allowancesOf, type GivenAllowance, isUnlimited } from "./allowances";
export { entriesOf, type Entry, type Title } from "./entries";
export type { Activity } from "./event";
export { operatorsOf } from "./operators";
export { withEarlier } from "./span";
export { vestingShare } from "./vesting-share";
