/**
 * What the person, or the wallet, does with one request that needs consent.
 * `confirm`             does it and answers
 * `reject`              declines (4001)
 * `hang`                never does it, never answers
 * `act-then-hang`       does it and never answers, as when the page dies in between
 * `act-then-fail`       does it and answers with an internal error (-32603)
 * `withhold`            answers with the hash of a signed transaction that is never sent
 * `{ fail }`            answers with this error and does nothing
 * `{ reply }`           answers with this and does nothing
 * `{ after }`           confirms once the promise has settled
 */
export type Answer =
  | "confirm"
  | "reject"
  | "hang"
  | "act-then-hang"
  | "act-then-fail"
  | "withhold"
  | { readonly fail: { readonly code: number; readonly message: string } }
  | { readonly reply: unknown }
  | { readonly after: Promise<unknown> };

export type Behaviour = {
  /** For requests that no other answer was lined up for. */
  readonly answer: Answer;
  /** EIP-5792: not at all, at once, after an upgrade of the account, or only in words: the upgrade is declined (5750). */
  readonly batches: "none" | "supported" | "ready" | "upgrade-declined";
  /** Typed data: signed, a method that is not there, or signed with another key. */
  readonly typedData: "signed" | "unsupported" | "wrong-key";
  /** Ignores the gas and the nonce it is given, as some wallets do. */
  readonly ownNonce: boolean;
  /** Lowers an approval before it is signed, as some wallets let the person do. */
  readonly approveAtMost?: bigint;
  /** EIP-5792: takes a batch and does not bring it onto the chain until it is told to (`releaseBatches`). */
  readonly holdBatches: boolean;
};

/** A person who confirms everything in a plain wallet. */
export const plainBehaviour: Behaviour = {
  answer: "confirm",
  batches: "none",
  typedData: "signed",
  ownNonce: false,
  holdBatches: false,
};
