import type { Before, PlanFacts, Route, Spend, Step } from "../flow";
import { approveCall } from "./approve-call";
import { noPermit } from "../calls";

/**
 * The steps with the fewest signatures that this wallet and the chain's state allow:
 * a sufficient allowance → the call alone, or after the one that it needs; EIP-5792 → one batch; ERC-2612 → a signature and a call;
 * otherwise an exact approval and a call. Where nothing decides, the first route wins.
 */
export function chooseSteps(routes: readonly Route[], facts: PlanFacts): readonly Step[] {
  const ready = routes.find(({ spend }) => spend === undefined || facts.allowance(spend) >= spend.amountRaw);
  if (ready !== undefined) return withoutSpending(ready, facts);

  const [first] = routes.filter(hasSpend);
  if (first === undefined) throw new Error("A flow has no route.");
  if (facts.canBatch) {
    const calls = [approveCall(first.spend, facts.where), first.call(noPermit)];
    return [{ id: "batch", spend: first.spend, final: true, calls }];
  }

  const permitted = routes.filter(hasSpend).find(({ takesPermit, spend }) => takesPermit && facts.canPermit(spend.token));
  if (permitted !== undefined) return [{ id: "permit", spend: permitted.spend, final: false }, action(permitted)];

  const call = approveCall(first.spend, facts.where);
  return [{ id: "approve", spend: first.spend, final: false, call: () => call }, action(first)];
}

function withoutSpending(route: Route, { isNeeded, canBatch }: PlanFacts): readonly Step[] {
  const { before } = route;
  if (before === undefined || !isNeeded(before)) return [action(route)];
  if (canBatch) return [{ id: "batch", final: true, calls: [before.call, route.call(noPermit)] }];
  return [prepare(before), action(route)];
}

function prepare({ call }: Before): Step {
  return { id: "prepare", final: false, call: () => call };
}

function hasSpend(route: Route): route is Route & { readonly spend: Spend } {
  return route.spend !== undefined;
}

function action({ call }: Route): Step {
  return { id: "action", final: true, call };
}
