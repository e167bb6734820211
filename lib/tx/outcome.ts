import {
  type Abi,
  type AbiEvent,
  type Address,
  concatHex,
  type ContractEventName,
  erc20Abi,
  hexToBigInt,
  type Hex,
  numberToHex,
  padHex,
  toEventSelector,
  toHex,
} from "viem";
import { addressIn } from "../chain/addresses";
import type { OutcomeFilter, Route, Spend, StepView, Where } from "./flow";

/** First topic of the logs of this event. */
export function eventTopic<const abi extends Abi>(abi: abi, eventName: ContractEventName<abi>): Hex {
  const event = abi.find((item): item is AbiEvent => item.type === "event" && item.name === eventName);
  if (event === undefined) throw new Error(`The ABI has no event ${eventName}.`);
  return toEventSelector(event);
}

/** An indexed address as it stands in a log: in small letters. */
export function addressTopic(address: Address): Hex {
  return padHex(toHex(hexToBigInt(address)), { size: 32 });
}

/** An unsigned integer as it stands in a log's topics. */
export function uintTopic(value: bigint): Hex {
  return numberToHex(value, { size: 32 });
}

/** Unsigned integers as they stand one after the other in a log's data. */
export function uintWords(...values: readonly bigint[]): Hex {
  return concatHex(values.map(uintTopic));
}

type Outcomes = {
  /** Of the flow as a whole. */
  readonly flow: OutcomeFilter;
  readonly routes: readonly Route[];
};

/** The log by which a step of a flow is recognised as done: the allowance it grants, what comes before, or what the flow is for. */
export function outcomeOf(step: StepView, where: Where, { flow, routes }: Outcomes): OutcomeFilter {
  if (step.id === "prepare") return routes.find(({ before }) => before !== undefined)?.before?.outcome ?? flow;
  return step.id === "approve" && step.spend !== undefined ? approvalOutcome(step.spend, where) : flow;
}

/** ERC-20 Approval(owner, spender, value). */
function approvalOutcome({ token, spender, amountRaw }: Spend, { account, addresses }: Where): OutcomeFilter {
  return {
    address: addresses[token],
    topics: [eventTopic(erc20Abi, "Approval"), addressTopic(account), addressTopic(addressIn(addresses, spender))],
    dataPrefix: uintWords(amountRaw),
  };
}
