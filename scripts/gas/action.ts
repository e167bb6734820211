import type { Address, Hex } from "viem";
import type { HDAccount } from "viem/accounts";
import { devAccount } from "../../world/chain/accounts";

export type Occasion = "first" | "repeat";

/** One transaction to measure, in the state that the ones before it left. */
export type Action = {
  readonly id: string;
  readonly occasion: Occasion;
  readonly from: HDAccount;
  readonly to: Address;
  /** Made right before sending: a permit carries a nonce. */
  readonly data: () => Promise<Hex>;
  /** What has to be so before, in transactions that are not measured. */
  readonly before?: () => Promise<void>;
};

/** People that the world does not know yet: for them everything happens for the first time. */
export const people = {
  plain: devAccount(14),
  permit: devAccount(15),
  both: devAccount(16),
  stranger: devAccount(17),
  another: devAccount(18),
  leaver: devAccount(19),
} as const;
