/** How large a world is, all of it from the number of events that is asked for. */
export type LargeSize = {
  /** Logs of the protocol's contracts and of its pool at the end, those of the deployment among them. Below 1,300 deals alone make more. */
  readonly events: number;
  readonly days: number;
  readonly deals: number;
  /** Deals at the end in which the stakers' money is: at a million events as many as the contracts allow. */
  readonly openSenior: number;
  readonly accounts: number;
};

const fewest = 1_000;
const most = 1_000_000;
/** A million events are a thousand deals of which 128 are open and senior, and ten thousand accounts. */
const eventsPerDeal = 1_000;
const eventsPerAccount = 100;
const openSeniorOf1000 = 128;
/** From a month for a thousand events to a year for a million: a day is one block, and each block keeps every slot there is. */
const shortest = 30;
const daysExponent = 0.36;

/** Throws when so many events are not a world. */
export function sizeOf(events: number): LargeSize {
  if (!Number.isSafeInteger(events) || events < fewest || events > most) throw new RangeError(`A large world has ${fewest} to ${most} events, not ${events}.`);
  const deals = Math.max(12, Math.round(events / eventsPerDeal));
  return {
    ...{ events, deals },
    days: Math.round(shortest * (events / fewest) ** daysExponent),
    openSenior: Math.max(5, Math.round((deals * openSeniorOf1000) / 1_000)),
    accounts: Math.max(20, Math.round(events / eventsPerAccount)),
  };
}
