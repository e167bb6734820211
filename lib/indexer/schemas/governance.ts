import { z } from "zod";
import { governanceSteps, rosterNames } from "../kinds";
import { eventRow, eventValues } from "./event";
import { named } from "./registry";
import { address, seconds } from "./units";

export const governanceRow = eventRow("GovernanceStep", "Something that a role did, or that changed about roles, rosters or parameters.", {
  kind: z.enum(governanceSteps),
  subject: z.string().describe("Address of the contract, or number of the role that it is about."),
  account: address.nullable().describe("Whom it concerns or who did it, where the event tells that."),
  values: eventValues,
});

export const roleMemberRow = named("RoleMember", "Who holds a role of the AccessManager.", z.object({
  role: z.string().describe("Number of the role as a text of digits; 0 is the admin's."),
  account: address,
  delay: z.int().min(0).describe("Seconds between what it schedules and what it may then do."),
  since: seconds.describe("From when on it holds the role; may be to come."),
}));

export const rosterMemberRow = named("RosterMember", "Who is or was on a roster.", z.object({
  roster: z.enum(rosterNames),
  kind: z.int().min(0).describe("Of signers of statements: what they sign, by number (Attestations.Kind). 0 otherwise."),
  account: address,
  listed: z.boolean().describe("Whether it is on the roster now."),
  time: seconds.describe("When that changed last."),
}));

export const parameterRow = named("Parameter", "A parameter that governance sets, as it stands.", z.object({
  name: z.string().describe("mint_block_cap and mint_day_cap in whole USDC, target_apr_bps in basis points, mint_paused and deals_paused as 0 or 1."),
  value: z.string().regex(/^[0-9]{1,78}$/),
  time: seconds.describe("When it was set last. A parameter that was never changed since the deployment may be missing."),
}));
