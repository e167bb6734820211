import type { ContractErrorName } from "./contract-errors";
import type { ReasonCode } from "./revert-reasons";

/** What kind of thing went wrong; each kind has a title and a hint in the catalogue. */
export const errorKinds = [
  "rejected",
  "insufficient-gas",
  "contract",
  "rpc",
  "rate-limit",
  "wrong-chain",
  "timeout",
  "unknown",
] as const;

export type ErrorKind = (typeof errorKinds)[number];

/** Codes that do not come from a contract's own errors, with the kind each belongs to and whether the same again can succeed. */
export const transportCodes = {
  "user-rejected": { kind: "rejected", retry: true },
  "wallet-busy": { kind: "rejected", retry: true },
  "wallet-unauthorized": { kind: "rejected", retry: true },
  "wallet-unsupported": { kind: "rejected", retry: false },
  "wallet-disconnected": { kind: "rejected", retry: true },
  "rate-limited": { kind: "rate-limit", retry: true },
  "request-timeout": { kind: "timeout", retry: true },
  "confirmation-timeout": { kind: "timeout", retry: true },
  "wrong-chain": { kind: "wrong-chain", retry: true },
  "chain-unknown": { kind: "wrong-chain", retry: true },
  unreachable: { kind: "rpc", retry: true },
  "rpc-unsupported": { kind: "rpc", retry: false },
  "rpc-invalid": { kind: "rpc", retry: false },
  "rpc-refused": { kind: "rpc", retry: true },
  "rpc-internal": { kind: "rpc", retry: true },
  "not-found": { kind: "rpc", retry: true },
  "insufficient-gas": { kind: "insufficient-gas", retry: false },
  "fee-too-low": { kind: "rpc", retry: true },
  "fee-invalid": { kind: "rpc", retry: false },
  "nonce-used": { kind: "rpc", retry: true },
  "nonce-ahead": { kind: "rpc", retry: true },
  "gas-limit": { kind: "rpc", retry: false },
  unknown: { kind: "unknown", retry: true },
} as const satisfies Record<string, { kind: ErrorKind; retry: boolean }>;

export type TransportCode = keyof typeof transportCodes;

/** Reverts that carry neither a custom error nor a known text. */
export const revertCodes = [
  "revert-empty",
  "revert-text",
  "revert-selector",
  "out-of-gas",
  "no-contract",
  "panic-assert",
  "panic-arithmetic",
  "panic-division",
  "panic-other",
] as const;

export type RevertCode = (typeof revertCodes)[number];

/** Every code there is. The catalogue has one sentence for each, under `errors.sentence`. */
export type ErrorCode = ContractErrorName | ReasonCode | RevertCode | TransportCode;

/** An argument of an error as it was decoded, before it is written for a person. */
export type ErrorValue = bigint | number | string | boolean;

export type ClassifiedError = {
  readonly kind: ErrorKind;
  readonly code: ErrorCode;
  readonly values: Readonly<Record<string, ErrorValue>>;
  /** Technical text for those who want it; never shown as the message. At most 600 characters. */
  readonly detail: string;
  /** Whether doing the same again can succeed. */
  readonly retry: boolean;
};
