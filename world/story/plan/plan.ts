import type { amortisations } from "../../deals/deals";

// What happens in a local past, as data: who comes with how much, which machines are lent on, on which terms, and how each deal
// goes. Days count from the beginning of the story, 0 being its first; money is in whole dollars, rates in basis points.

/** A cluster that a title is issued for. */
export type Machines = {
  /** At most 32 characters of ASCII, like the facility. The same for every cluster of the kind: caps count by it. */
  readonly model: string;
  readonly facility: string;
  /** ISO 3166-1 */
  readonly country: string;
  readonly gpus: number;
  readonly memoryGb: number;
  readonly chassis: number;
  /** What a GPU with its share of the plant is worth when it is new. */
  readonly price: number;
  /** What an hour of it rents for, in cents. */
  readonly hourlyCents: number;
  /** What it draws at full load, with its share of the plant. */
  readonly watts: number;
};

/** How a deal goes other than by its terms. */
export type Fate =
  /** Pays nothing that is due from a day on, until the machines are sold for a part of their value, in per cent, */
  | { readonly kind: "sold"; readonly from: number; readonly bidPercent: number }
  /** or another operator takes them with this part of the principal, */
  | { readonly kind: "handed-over"; readonly from: number; readonly keptPercent: number }
  /** or pays so many days after the default was declared. */
  | { readonly kind: "cured"; readonly from: number; readonly afterDays: number }
  /** Pays nothing that is due from a day on, and the story ends before anything comes of it. */
  | { readonly kind: "late"; readonly from: number }
  | { readonly kind: "prepaid"; readonly on: number };

/** One junior's commitment. */
export type Commitment = { readonly day: number; readonly minute: number; readonly who: string; readonly usdc: number };

export type DealPlan = {
  readonly key: string;
  readonly borrower: string;
  readonly machines: Machines;
  /** The deal that this one pays off, and whose title it takes. */
  readonly replaces?: string;
  readonly principal: number;
  readonly junior: number;
  readonly minJunior: number;
  readonly rateBps: number;
  readonly seniorRateBps: number;
  readonly revenueShareBps: number;
  readonly months: number;
  readonly amortisation: keyof typeof amortisations;
  readonly graceDays: number;
  readonly drawLtvBps: number;
  readonly originationFeeBps: number;
  readonly counterpartyClass: number;
  /** Proposed on this day; the title is issued the day before, and the underwriter approves the day after. */
  readonly proposed: number;
  /** The borrower draws on this day, or on the first after it on which it can. */
  readonly drawn: number;
  /** A day of the story: payments fall due on its day of the month, the 28th at the latest. */
  readonly dueLike: number;
  readonly raise: readonly Commitment[];
  readonly fate?: Fate;
  /** No reports from this day on, for so many days. */
  readonly silent?: { readonly from: number; readonly days: number };
  /** Fewer customers from this day on, until somebody else runs the machines: what is left of the utilisation, in per cent. */
  readonly fades?: { readonly from: number; readonly percent: number };
  /** Pays by plain transfers. */
  readonly transfers?: boolean;
};

export type Temper = "saver" | "trader" | "leaver";

export type Depositor = {
  readonly name: string;
  readonly temper: Temper;
  /** When how much comes. */
  readonly brings: readonly { readonly day: number; readonly usdc: number }[];
  readonly stakedPercent: number;
  /** May redeem. */
  readonly verified: boolean;
  /** Asks to leave on this day, with this part of its shares; `way` when it does not wait. */
  readonly leaves?: { readonly day: number; readonly percent: number; readonly way: "ticket" | "instant" | "ticket-cancelled" | "ticket-given" };
};

export type Plan = {
  readonly size: "tiny" | "demo";
  readonly seed: number;
  /** Unix seconds: a midnight. Everything is deployed by then. */
  readonly start: number;
  /** Unix seconds: a midnight, at which the story ends that the plan tells. */
  readonly end: number;
  readonly deals: readonly DealPlan[];
  readonly depositors: readonly Depositor[];
  readonly juniors: readonly string[];
};

export const secondsPerDay = 86_400;

/** How many days the plan tells. */
export const daysOf = ({ start, end }: Plan): number => (end - start) / secondsPerDay;
