import type { Address } from "viem";
import type { Action } from "./action";
import type { NamedContract } from "./names";

/** Actions that follow each other in one world, and what they meet there that not every world has. */
export type Round = {
  readonly actions: readonly Action[];
  readonly contracts: readonly NamedContract[];
  /** By what they are there. */
  readonly accounts: Readonly<Record<string, Address>>;
};
