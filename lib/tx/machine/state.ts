import type { Address, Hash, Hex } from "viem";
import type { ClassifiedError } from "../../errors/codes";
import type { StepView } from "../flow";

/**
 * The life of one user action.
 *
 *   idle ── start ─▶ planning ─▶ ready ─▶ simulating ─▶ awaiting-wallet ─▶ broadcast ─▶ confirming
 *                     ▲  ▲                    ▲               │               ▲   sped up    │
 *                     │  │                    └─ permit signed┤               └─ reorged ────┤
 *                     │  └── this wallet cannot do it that way┘                              │
 *                     └── a step is left: planned again from the chain's state ◀─────────────┤
 *                                                       done ◀── indexing ◀── final step ────┘
 *
 * Side exits, where it rests until the person presses something:
 *   rejected   the person said no in the wallet                      retry ▶ planning
 *   failed     a named failure; nothing is in flight                 retry ▶ planning
 *   replaced   another transaction took the nonce                    retry ▶ planning
 *   dropped    the network forgot the transaction                    retry ▶ planning, with the same nonce
 *   proposed   a multisig keeps it until its owners have signed      resume ▶ looks again
 *   unknown    a wait reached its limit; it may still happen         resume ▶ looks again, sends nothing
 *
 * `ready` is also where a run rests that was found after a reload: the wallet opens only after a press.
 */
export type TxState =
  /** `unsettled`: what a run that was put away leaves in doubt; the next run looks for it first. */
  | { readonly status: "idle"; readonly unsettled?: readonly Unsettled[] }
  | ({ readonly status: "planning" } & Run)
  | ({ readonly status: "ready" } & Run)
  | ({ readonly status: "simulating" } & Run)
  | ({ readonly status: "awaiting-wallet"; readonly asked: Asked } & Run)
  | ({ readonly status: "broadcast"; readonly flight: Flight } & Run)
  | ({ readonly status: "confirming"; readonly flight: Flight; readonly seen: Inclusion } & Run)
  | ({ readonly status: "indexing"; readonly hash: Hash | undefined; readonly block: bigint } & Run)
  | ({ readonly status: "done"; readonly hash: Hash | undefined; readonly history: History } & Run)
  | ({ readonly status: "rejected"; readonly step: StepView } & Run)
  | ({ readonly status: "failed"; readonly failure: Failure; readonly hash: Hash | undefined } & Run)
  | ({ readonly status: "replaced"; readonly flight: Flight; readonly hash: Hash; readonly cancelled: boolean } & Run)
  | ({ readonly status: "dropped"; readonly flight: Flight } & Run)
  | ({ readonly status: "proposed"; readonly asked: Asked; readonly flight: Flight | undefined } & Run)
  | ({ readonly status: "unknown"; readonly asked: Asked; readonly flight: Flight | undefined } & Run);

export type TxStatus = TxState["status"];

/** What every state but idle carries. Plain data: it is stored and sent to other tabs as it is. */
export type Run = {
  /** Identifies the run; every request to a wallet is named after it. */
  readonly run: string;
  /** The person pressed in this page and is there: the wallet may be opened. */
  readonly attended: boolean;
  /** Steps that are left, the first is the one at hand. */
  readonly steps: readonly StepView[];
  readonly completed: readonly CompletedStep[];
  /** Ways this wallet refused during this run. */
  readonly avoid: readonly Way[];
  /** Requests whose fate is not known. They are looked for before anything is sent again. */
  readonly unsettled: readonly Unsettled[];
  /** Chain state older than this block is stale for this run. */
  readonly sinceBlock: bigint;
};

/** What is known of a request that may or may not have happened. */
export type Unsettled = { readonly asked: Asked; readonly hash: Hash | undefined; readonly standing: Standing };

/**
 * `open`: the wallet has not answered, so that its person can still confirm.
 * `answered`: the wallet is through with it, and it may have been sent.
 * `declined`: the person says that it is declined; its number is used again all the same.
 */
export type Standing = "open" | "answered" | "declined";

/** Ways of saving a signature that a wallet can refuse. */
export type Way = "batch" | "permit";

export type CompletedStep = { readonly step: StepView; readonly hash: Hash | undefined };

/** What the wallet is asked for, written down before it is asked. */
export type Asked = {
  /** Name of the request: 32 bytes; EIP-5792's `id` for a batch. */
  readonly id: Hex;
  readonly step: StepView;
  readonly from: Address;
  /** keccak256 over the calls: which transaction on chain is this one. Zero for a signature. */
  readonly fingerprint: Hex;
  /** What the person decided, as it is stored: a later run may be about something else. */
  readonly data: string;
  /** The account's next nonce; absent for a batch and for an account that is a contract. */
  readonly nonce: number | undefined;
  /** The wallet is asked for that nonce, so that of this request and an earlier one at most one can be included. */
  readonly pinned: boolean;
  /** Head when asked: the transaction can only be in a later block. */
  readonly block: bigint;
  /** Its log is in no block up to this one. Absent until so many were looked at that it is worth keeping. */
  readonly searched?: bigint;
};

/** A request that left the wallet. */
export type Flight =
  | {
      readonly via: "transaction";
      readonly asked: Asked;
      readonly hash: Hash;
      readonly from: Address;
      /** Absent until it is known; an account that is a contract has none. */
      readonly nonce: number | undefined;
    }
  | { readonly via: "batch"; readonly asked: Asked; readonly id: string; readonly from: Address };

/** A receipt seen: in which block, how deep. 1 is the head itself. */
export type Inclusion = { readonly hash: Hash; readonly block: bigint; readonly confirmations: number };

/** Whether the history is up to date: `none` where there is no indexer, `late` when it did not catch up in time. */
export type History = "none" | "caught-up" | "late";

/** What went wrong: a classified error, or a condition that only the engine knows. */
export type Failure = ClassifiedError | EngineFailure;

/** Conditions of the engine itself. The catalogue has a title, a sentence and a hint for each, under `tx.failure`. */
export const engineCodes = [
  /** The wallet is connected with other accounts than the one that began. */
  "wrong-account",
  /** The approval was included and yet the allowance is missing: the wallet granted less, or something spent it. */
  "allowance-short",
  /** The network's answers stay behind a block this run has already seen. */
  "stale-head",
  /** The wallet did not answer a request that moves nothing. */
  "wallet-silent",
  /** The wallet answered something that is no transaction. */
  "wallet-answer",
  /** A transaction of this account waits under the number that an unsettled request has. */
  "nonce-waiting",
  /** An earlier request may still be confirmed in the wallet, and nothing would keep both from happening. */
  "request-open",
  /** An earlier request has not been looked for in every block since it was made. */
  "search-unfinished",
  /** The wallet gave a batch up before it reached the chain. */
  "batch-abandoned",
] as const;

export type EngineCode = (typeof engineCodes)[number];

export type EngineFailure = {
  readonly kind: "engine";
  readonly code: EngineCode;
  readonly values: Readonly<Record<string, never>>;
  readonly detail: string;
  /** Pressing again can help. */
  readonly retry: boolean;
};
