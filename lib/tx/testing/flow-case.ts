import type { Address, LocalAccount } from "viem";
import type { LocalWorld } from "../../../world/testing/local-world";
import type { FlowData, FlowId } from "../flows/index";

/** An action as the tests go through it. */
export type FlowCase = {
  readonly name: string;
  readonly flowId: FlowId;
  /** Who acts. */
  readonly account: (world: LocalWorld) => LocalAccount;
  readonly data: (world: LocalWorld, account: Address) => Promise<FlowData<FlowId>>;
  /** How often, since this block, the account has paid or got what the action is for. Exactly one is right. */
  readonly movements: (world: LocalWorld, account: Address, since: bigint) => Promise<number>;
  /** It pulls a token, so that an allowance is needed. */
  readonly spends: boolean;
};
