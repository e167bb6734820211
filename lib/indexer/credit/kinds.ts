import { breachKinds, dealStages } from "../../finance/credit/deal";
import { amortisations } from "../../finance/credit/schedule";

// The closed lists of the credit side, as the index's database and API name them. GraphQL allows no hyphen in a name.

const named = <const words extends readonly string[]>(words: words) => words.map((word) => word.replaceAll("-", "_")) as unknown as { readonly [at in keyof words]: Underscored<words[at] & string> };
type Underscored<word extends string> = word extends `${infer head}-${infer tail}` ? `${head}_${Underscored<tail>}` : word;

/** In the order of IDeal.sol's Stage. */
export const stageNames = named(dealStages);
/** In the order of DealBooks.sol's Breach. */
export const breachNames = breachKinds;
/** In the order of Schedule.sol's Amortisation. */
export const amortisationNames = named(amortisations);

/** What repays: interest, a share of revenue beside it, or a share of revenue alone. */
export const dealKinds = ["debt", "hybrid", "revenue_share"] as const;

/** What a deal tells, in its own words. */
export const dealSteps = [
  ...["proposed", "approved", "declined", "cancelled_by_guardian", "committed", "funded", "cancelled", "drawn", "received", "cured", "repaid"],
  ...["junior_paid", "withdrawn", "breach_opened", "breach_closed", "default_declared", "auction_started", "title_sold", "auction_stopped", "sold"],
  ...["hand_over_offered", "handed_over", "impairment_realised", "closed", "title_returned"],
] as const;

/** In which way money was booked; `unknown` where only the chain could tell what the loan was then. */
export const wayNames = ["due", "early", "everything", "sale", "unknown"] as const;

export const auctionOutcomes = ["open", "sold", "stopped", "restarted"] as const;

export const positionSteps = ["opened", "moved", "receipt", "written_off", "closed"] as const;

/** TitleFacts.State. */
export const titleStates = ["none", "free", "pledged", "seized", "released"] as const;
export const titleSteps = [
  ...["issued", "chassis_changed", "updated", "insured", "insurance_claimed", "transferred", "pledged", "given_back", "seized", "delivered", "released"],
] as const;

/** Attestations.Kind. */
export const attestationKinds = ["auditor", "bill_custodian", "bailee"] as const;

export const juniorMoves = ["committed", "transferred", "claimed", "refunded"] as const;
