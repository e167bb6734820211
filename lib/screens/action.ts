import type { Amount } from "../money/index";
import type { ScreenFacts, ReadyFacts } from "./facts";
import type { Reason } from "./reason";

export type Verb = "mint" | "redeem" | "stake" | "unstake" | "swap";

/** What the primary button is. `blocked` says why instead of what. */
export type Action =
  | { readonly kind: "connect"; readonly verb: Verb }
  | { readonly kind: "switch" }
  | { readonly kind: "blocked"; readonly reason: Reason }
  | { readonly kind: "ready"; readonly verb: Verb; readonly amount: Amount<"AID" | "USDC"> };

/** One thing that may stand in the way. */
export type Check = (facts: ReadyFacts) => Reason | undefined;

/** The first reason that holds, in the order of the list. */
export function firstReason(checks: readonly Check[], facts: ReadyFacts): Reason | undefined {
  for (const check of checks) {
    const reason = check(facts);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

type DecideOptions = {
  readonly facts: ScreenFacts;
  readonly verb: Verb;
  /** In the order in which a person should hear of them. */
  readonly checks: readonly Check[];
  /** What the button names. */
  readonly amount: (facts: ReadyFacts) => Amount<"AID" | "USDC"> | undefined;
};

/**
 * What the primary button does, or the one reason why it cannot. The wallet comes first, because without it nothing
 * else matters; then the chain, because without it nothing else is known.
 */
export function decideAction({ facts, verb, checks, amount }: DecideOptions): Action {
  if (facts.connection === "none") return { kind: "connect", verb };
  if (facts.connection === "wrong-network") return { kind: "switch" };
  const trouble = chainReason(facts);
  if (trouble !== undefined) return blocked(trouble);
  const { protocol, account } = facts;
  if (protocol === undefined || account === undefined) return blocked({ code: "loading" });
  const ready: ReadyFacts = { ...facts, protocol, account };
  const reason = firstReason(checks, ready);
  if (reason !== undefined) return blocked(reason);
  const named = amount(ready);
  return named === undefined ? blocked({ code: "loading" }) : { kind: "ready", verb, amount: named };
}

/** Why the chain cannot be acted on, whoever asks. */
export function chainReason({ chain }: Pick<ScreenFacts, "chain">): Reason | undefined {
  switch (chain.status) {
    case "live":
      return undefined;
    case "stale":
      return { code: "stale", seconds: chain.seconds };
    case "offline":
    case "unreachable":
    case "unreadable":
    case "not-deployed":
      return { code: chain.status };
  }
}

function blocked(reason: Reason): Action {
  return { kind: "blocked", reason };
}
