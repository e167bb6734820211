import { type Address, type Hex, numberToHex } from "viem";
import type { NodeCall } from "./node-batch";

/** What one block is made of: who is given gas money before it, and its signed transactions in their order. */
export type Take = {
  /** Of the block, unix seconds. */
  readonly time: number;
  readonly gasMoney?: readonly Address[];
  readonly raw: readonly Hex[];
};

/** What an account is given once, in wei: as much as the chain's first accounts begin with. */
export const gasMoney = 10_000n * 10n ** 18n;

/** The calls that make this block on a node that mines on command. There are no others in a world's past. */
export function callsOf({ time, gasMoney: poor = [], raw }: Take): readonly NodeCall[] {
  return [
    ...poor.map((account) => ({ method: "anvil_setBalance", params: [account, numberToHex(gasMoney)] })),
    ...raw.map((transaction) => ({ method: "eth_sendRawTransaction", params: [transaction] })),
    { method: "evm_setNextBlockTimestamp", params: [time] },
    { method: "evm_mine", params: [] },
  ];
}
