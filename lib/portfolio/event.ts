import type { Address, Hash } from "viem";
import type { Token } from "../money/tokens";

/** Where and when something happened. */
export type Place = {
  /** Block hash and position in it: the same log read twice is one. */
  readonly id: string;
  readonly block: bigint;
  /** Position in the block. */
  readonly index: number;
  /** Unix seconds, of the block. */
  readonly timestamp: number;
  readonly hash: Hash;
};

/** What the protocol says of an account: `minted` for paying or receiving, `unverified` for a verification that was taken back. */
export type Deed = "minted" | "redeemed" | "staked" | "exitedNow" | "verified" | "unverified" | TicketDeed;

/**
 * What happened to an exit ticket. `served`: AID was set aside for it, by anyone. `cancelled`: its shares left the queue;
 * `takenBack`: they came back.
 */
export type TicketDeed = "requested" | "ticketReceived" | "ticketSent" | "served" | "claimed" | "cancelled" | "takenBack";

/** What somebody else may do. `exits`: take all sAID and what tickets pay (ERC-7540). `tickets`, `ticket`: move every one, or one (ERC-721). */
export type Power =
  | { readonly over: "exits" | "tickets"; readonly operator: Address }
  | {
      readonly over: "ticket";
      readonly ticketId: bigint;
      /** The zero address where it was taken back: a ticket has at most one. */
      readonly operator: Address;
    };

/** What one log says of one account. Amounts in the token's smallest unit. */
export type AccountEvent = Place &
  (
    | {
        readonly kind: "moved";
        readonly token: Token;
        /** What came in; negative for what went out. Never zero. */
        readonly raw: bigint;
      }
    | { readonly kind: "allowed"; readonly token: Token; readonly spender: Address; readonly raw: bigint }
    | { readonly kind: TicketDeed; readonly ticketId: bigint }
    | (Power & { readonly kind: "operator"; readonly given: boolean })
    | { readonly kind: Exclude<Deed, TicketDeed> }
  );

/** What is known of an account's past. */
export type Activity = {
  /** Newest first. */
  readonly events: readonly AccountEvent[];
  /** Every block from here … */
  readonly from: bigint;
  /** … to here has been looked at. */
  readonly to: bigint;
  /** Before `from` there was no AID. */
  readonly complete: boolean;
};
