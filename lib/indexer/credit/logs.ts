import type { DecodeEventLogReturnType } from "viem";
import type { collateralAuctionAbi, dealAbi, dealFactoryAbi, seniorPositionsAbi } from "../../../abis/credit";

type PositionLog = DecodeEventLogReturnType<typeof seniorPositionsAbi>;

type From<source extends string, log> = log extends { eventName: infer name extends string; args: infer args } ? { readonly source: source; readonly name: name; readonly args: args } : never;

/** What the contracts tell of one deal, by who tells it: two of them use the same names. */
export type LogOfDeal =
  | From<"deal", DecodeEventLogReturnType<typeof dealAbi>>
  | From<"positions", Extract<PositionLog, { eventName: "PositionMoved" }>>
  | From<"auction", DecodeEventLogReturnType<typeof collateralAuctionAbi>>;

/** What comes with one of them. */
export type ArgsOf<source extends LogOfDeal["source"], name extends LogOfDeal["name"]> = Extract<LogOfDeal, { source: source; name: name }>["args"];

/** The terms as the factory tells them. */
export type TermsTold = Extract<DecodeEventLogReturnType<typeof dealFactoryAbi>, { eventName: "DealProposed" }>["args"]["terms"];
