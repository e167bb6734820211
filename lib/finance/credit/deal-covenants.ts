import { secondsPerDay } from "../constants";
import { dayOf, startOfDay } from "./calendar";
import { type BreachKind, breachKinds, type Deal, type DealMoment, DealRefusal, type DealStep, isInDefault, isPerforming, wrongStage } from "./deal";
import { after, receivedApplied, untouched } from "./deal-payments";
import { covenantFails, loanAt, placeOf } from "./deal-standing";
import { oldestUnpaid } from "./loan";

// Breaches and default, which are facts that anyone may state. Mirrors DealCovenants.sol.

/** DealCovenants.TIME_TO_CURE: from the opening of a breach to the default that may rest on it, seconds. */
export const timeToCure = 14n * secondsPerDay;
const never = 2n ** 256n - 1n;

const kindNumber = (kind: BreachKind): bigint => BigInt(breachKinds.indexOf(kind));

/** The Treasury is told where the position belongs, if there is one. Mirrors DealBooks._reposition(). */
export function repositioned(step: DealStep): DealStep {
  return step.deal.positioned ? after(step, {}, { kind: "reposition", place: placeOf(step.deal) }) : step;
}

/** Open, and not a silence that a report has broken since. Of the other covenants only `closeBreach` tells that they were healed. */
const isArmed = (deal: Deal, { heartbeat }: DealMoment, kind: BreachKind): boolean =>
  deal.breaches.includes(kind) && !(kind === "telemetry" && heartbeat > deal.breachedAt.telemetry);

/** States that a covenant fails. Mirrors Deal.openBreach(). */
export function openBreach(deal: Deal, moment: DealMoment, kind: BreachKind): DealStep {
  if (!isPerforming(deal)) throw wrongStage(deal);
  if (isArmed(deal, moment, kind)) throw new DealRefusal("BreachOpen", [kindNumber(kind)]);
  if (!covenantFails(deal, kind, moment)) throw new DealRefusal("CovenantKept", [kindNumber(kind)]);
  const change = { breaches: [...deal.breaches.filter((open) => open !== kind), kind], breachedAt: { ...deal.breachedAt, [kind]: moment.time } };
  return repositioned(after(untouched(deal), change));
}

/** States that it no longer fails, which may cure a default that rested on it. Mirrors Deal.closeBreach(). */
export function closeBreach(deal: Deal, moment: DealMoment, kind: BreachKind): DealStep {
  if (!deal.breaches.includes(kind)) throw new DealRefusal("BreachNotOpen", [kindNumber(kind)]);
  if (covenantFails(deal, kind, moment)) throw new DealRefusal("CovenantFails", [kindNumber(kind)]);
  const closed = { ...deal, breaches: deal.breaches.filter((open) => open !== kind) };
  return isInDefault(closed) ? receivedApplied(closed, moment) : repositioned(untouched(closed));
}

/** When default may be declared on the oldest instalment that is not fully paid. */
export function graceEnds(deal: Deal, moment: DealMoment): bigint {
  const dueDay = oldestUnpaid(loanAt(deal, moment));
  return dueDay === undefined ? never : startOfDay(dueDay + 1n + deal.terms.graceDays);
}

/** Breaches that have been open long enough and still fail. */
const ripe = (deal: Deal, moment: DealMoment): readonly BreachKind[] =>
  breachKinds.filter((kind) => moment.time >= deal.breachedAt[kind] + timeToCure && isArmed(deal, moment, kind) && covenantFails(deal, kind, moment));

/** Whoever cannot pay because nobody can is in no default. */
function requirePayable({ positioned }: Deal, { usdcPaused, frozen }: DealMoment): void {
  if (usdcPaused) throw new DealRefusal("UsdcPaused");
  if (frozen.deal || (positioned && frozen.treasury)) throw new DealRefusal("UsdcFrozen");
}

/** A missed payment once grace is over, or a breach of two weeks; what came by plain transfer is applied first. Mirrors Deal.declareDefault(). */
export function declareDefault(before: Deal, moment: DealMoment): DealStep {
  if (!isPerforming(before)) throw wrongStage(before);
  const applied = receivedApplied(before, moment);
  const { deal } = applied;
  if (!isPerforming(deal)) throw wrongStage(deal);
  // A covenant's default goes on where nobody can pay: money does not cure it.
  const cause = ripe(deal, moment);
  if (cause.length === 0) {
    const declarableAt = graceEnds(deal, moment);
    if (moment.time < declarableAt) throw new DealRefusal("NotInDefault", [declarableAt, moment.time]);
    requirePayable(deal, moment);
  }
  return repositioned(after(applied, { stage: "defaulted", cause, defaulted: moment.time }));
}

/** The day of a moment. */
export const todayOf = ({ time }: DealMoment): bigint => dayOf(time);
