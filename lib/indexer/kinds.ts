/** The closed lists of the index: as enums of its database, in its API and on screens. GraphQL allows no hyphen in a name. */

export const ticketSteps = ["requested", "given", "served", "claimed", "cancelled", "taken_back"] as const;
export type TicketStep = (typeof ticketSteps)[number];

export const ticketStandings = ["pending", "claimable", "ended"] as const;
export type TicketStanding = (typeof ticketStandings)[number];

export const treasuryMoves = [
  "cash_received",
  "cash_paid",
  "bills_bought",
  "bills_sold",
  "gain_recognised",
  "loss_realised",
  "surplus_added",
  "surplus_paid",
  "receipt_booked",
  "written_off",
  "reward_added",
  "exit_fees_added",
  "loss_absorbed",
] as const;
export type TreasuryMove = (typeof treasuryMoves)[number];

export const resolutions = ["hour", "day"] as const;
export type Resolution = (typeof resolutions)[number];

export const poolMoves = ["added", "removed", "collected", "transferred"] as const;
export type PoolMove = (typeof poolMoves)[number];

export const rosterNames = ["attestor", "appraiser", "bailee", "signer"] as const;
export type RosterName = (typeof rosterNames)[number];

export const governanceSteps = [
  "role_granted",
  "role_revoked",
  "role_labelled",
  "role_admin_changed",
  "role_guardian_changed",
  "role_grant_delay_changed",
  "function_role_changed",
  "target_delay_changed",
  "target_closed",
  "scheduled",
  "executed",
  "cancelled",
  "caps_set",
  "target_apr_set",
  "paused",
  "unpaused",
  "listed",
  "delisted",
  "account_revoked",
] as const;
export type GovernanceStep = (typeof governanceSteps)[number];

export const activities = [
  "mint",
  "redeem",
  "stake",
  "request_exit",
  "exit_served",
  "claim_exit",
  "cancel_exit",
  "take_back",
  "exit_now",
  "aid_sent",
  "aid_received",
  "said_sent",
  "said_received",
  "ticket_sent",
  "ticket_received",
  "trade",
  "liquidity_added",
  "liquidity_removed",
  "junior_committed",
  "junior_claimed",
  "junior_refunded",
  "junior_sent",
  "junior_received",
  "title_bought",
] as const;
export type Activity = (typeof activities)[number];
