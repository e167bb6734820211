import type { Address, Hex } from "viem";
import type { z } from "zod";
import type { ContractName, DeploymentAddresses } from "../chain/addresses";
import type { Amount, Token } from "../money/index";

/** Where a flow acts: the chain, the protocol's addresses on it and who acts. The actor also receives. */
export type Where = {
  readonly chainId: number;
  readonly account: Address;
  readonly addresses: DeploymentAddresses;
};

/** One message call, encoded. `value` in wei. */
export type Call = { readonly to: Address; readonly data: Hex; readonly value: bigint };

/** ERC-2612 permit as Router takes it (contracts/src/Router.sol). `deadline` 0 means: use the allowance. */
export type Permit = {
  readonly value: bigint;
  /** Unix seconds. */
  readonly deadline: bigint;
  readonly v: number;
  readonly r: Hex;
  readonly s: Hex;
};

/** An allowance that a call needs: exactly `amountRaw`, never more. */
export type Spend = {
  readonly token: Exclude<Token, "sAID">;
  readonly amountRaw: bigint;
  readonly spender: ContractName;
};

/** A call that has to be in a block before the one that the flow is for. */
export type Before = {
  readonly call: Call;
  /** A read whose answer is a number: more than zero means that it is done, and what it made is still there. */
  readonly done: Pick<Call, "to" | "data">;
  /** The log by which the call is recognised as done. */
  readonly outcome: OutcomeFilter;
};

/** One way to do what the flow does. The planner picks the way with the fewest signatures. */
export type Route = {
  /** What the call pulls from the account; absent when it pulls nothing. */
  readonly spend?: Spend;
  /** Whether `call` can carry a permit of `spend`. */
  readonly takesPermit: boolean;
  /** Absent where one call does it. A route that pulls a token has none. */
  readonly before?: Before;
  /** The call that moves the money. Pure. */
  readonly call: (permit: Permit) => Call;
};

export type StepId = "approve" | "permit" | "prepare" | "batch" | "action";

/** What a step is, as plain data: stored, shown and sent between tabs. */
export type StepView = {
  readonly id: StepId;
  /** The allowance that the step grants or signs; for a batch the one inside it. */
  readonly spend?: Spend;
  /** The step after which the flow has done what it is for. */
  readonly final: boolean;
};

/** A step that can be executed. */
export type Step = StepView &
  (
    | { readonly id: "approve" | "prepare" | "action"; readonly call: (permit: Permit) => Call }
    | { readonly id: "batch"; readonly calls: readonly Call[] }
    | { readonly id: "permit"; readonly spend: Spend }
  );

/** What the planner knows when it chooses. */
export type PlanFacts = {
  readonly where: Where;
  /** Allowances of the account in the token's smallest unit. */
  readonly allowance: (spend: Spend) => bigint;
  /** Whether the chain still lacks what has to come before. */
  readonly isNeeded: (before: Before) => boolean;
  /** The wallet takes an atomic batch for this account on this chain (EIP-5792). */
  readonly canBatch: boolean;
  /** The account can sign a permit that this token will accept. */
  readonly canPermit: (token: Spend["token"]) => boolean;
};

/** A line of what the person is told before the wallet opens. */
export type SummaryRow =
  | {
      readonly kind: "leaves" | "arrives" | "stays";
      readonly amount: Amount;
      /** Where the block that includes the transaction settles the amount: the least that the transaction accepts. */
      readonly least?: Amount;
    }
  | {
      /** What the contract may take from then on. */
      readonly kind: "may-take";
      readonly spender: ContractName;
      readonly amount: Amount;
    }
  | {
      /** `queues`: goes into the queue as an exit ticket. `serves`: is due to whoever waits, and set aside for them. */
      readonly kind: "queues" | "serves";
      readonly amount: Amount;
    }
  | {
      /** The ticket that this is about. */
      readonly kind: "ticket";
      readonly id: bigint;
    }
  | {
      /** The ticket's place in the queue, which is lost. */
      readonly kind: "place";
    }
  | {
      /** Who will hold the ticket, or may act no longer. */
      readonly kind: "new-holder" | "loses-power";
      readonly address: Address;
    }
  | {
      readonly kind: "verified-until";
      /** Unix seconds. */
      readonly expiry: bigint;
    }
  | {
      /** From then on the transaction does nothing. */
      readonly kind: "void-after";
      /** Unix seconds. */
      readonly deadline: bigint;
    };

/** What a success makes stale: the account's own figures, or the whole protocol's. */
export type InvalidationClass = "account" | "protocol";

/** A log that exists on chain exactly when the flow has done what it is for. */
export type OutcomeFilter = {
  readonly address: Address;
  /** Topics as in eth_getLogs; null matches anything. */
  readonly topics: readonly [Hex, ...(Hex | null)[]];
  /** How the data field begins. */
  readonly dataPrefix: Hex;
};

/** Everything that is particular about one user action. `data` is what the person decided, nothing else. */
export type Flow<Id extends string = string, Data = unknown> = {
  readonly id: Id;
  /** Of the stored data: decodes what `z.encode` wrote, and refuses what is not valid. */
  readonly schema: z.ZodType<Data>;
  /** data → calls. Pure. The first route is preferred where a route costs the same number of signatures. */
  readonly routes: (data: Data, where: Where) => readonly Route[];
  /** Steps that remain, given the chain's state; an allowance that is there is a step that is done. Pure. */
  readonly plan: (data: Data, facts: PlanFacts) => readonly Step[];
  /** data → rows. Pure. */
  readonly summary: (data: Data, where: Where) => readonly SummaryRow[];
  readonly invalidates: (data: Data) => readonly InvalidationClass[];
  /** How to recognise on chain that it is done, when the transaction's hash was lost. Pure. */
  readonly outcome: (data: Data, where: Where) => OutcomeFilter;
};
