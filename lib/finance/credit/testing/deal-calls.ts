import { concatHex, type Hex, pad, size, toFunctionSelector } from "viem";
import type { DealRefusal } from "../deal";
import { word } from "./deal-signatures";

const selectors = new Map<string, Hex>();
function selectorOf(signature: string): Hex {
  const known = selectors.get(signature) ?? toFunctionSelector(`function ${signature}`);
  selectors.set(signature, known);
  return known;
}

/** A call whose arguments are words. */
export const call = (signature: string, ...values: readonly bigint[]): Hex => concatHex([selectorOf(signature), ...values.map(word)]);
/** A call of a struct of words. */
export const callWith = (signature: string, words: Hex): Hex => concatHex([selectorOf(signature), words]);

/** A call of words and, at its end, a signature. */
export function signedCall(signature: string, values: readonly bigint[], signed: Hex): Hex {
  return concatHex([selectorOf(signature), ...values.map(word), word(BigInt(32 * (values.length + 1))), word(BigInt(size(signed))), pad(signed, { dir: "right", size: 96 })]);
}

/** The contracts' errors that lives run into, by name. */
const errors: Readonly<Record<string, string>> = {
  WrongStage: "uint8",
  DealClosed: "uint8",
  ZeroAmount: "",
  NothingOwed: "",
  RaiseOver: "uint256,uint256",
  RaiseRunning: "uint256,uint256",
  DrawTooEarly: "uint256,uint256",
  DrawTooLate: "uint256,uint256",
  InsuranceTooSmall: "uint256,uint256",
  InsuranceTooShort: "uint256,uint256",
  LtvTooHigh: "uint256,uint256,uint256",
  RefinancingShort: "address,uint256",
  BreachOpen: "uint8",
  BreachNotOpen: "uint8",
  CovenantKept: "uint8",
  CovenantFails: "uint8",
  NotInDefault: "uint256,uint256",
  UsdcFrozen: "address",
  LiquidationTooEarly: "uint256,uint256",
  AuctionRunning: "",
  NotOperator: "address,address",
  HandOverOutOfBounds: "uint256,uint256,uint256",
  HandOverTooEarly: "uint256,uint256",
  OfferExpired: "uint256,uint256",
  NoDueDayLeft: "uint256",
  RealisationTooEarly: "uint256,uint256",
  NothingImpaired: "",
  NotRevenueShare: "",
  NotOver: "uint256,uint256",
  ArrearsOpen: "uint256",
  NothingToClaim: "address",
};

/** What a refused call gives back. Throws for an error that no life is expected to meet. */
export function errorOf({ reason, values }: DealRefusal): Hex {
  const types = errors[reason];
  if (types === undefined) throw new Error(`${reason} is not expected.`);
  return call(`${reason}(${types})`, ...values);
}
