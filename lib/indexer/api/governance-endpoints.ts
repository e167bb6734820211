import { governanceSteps, rosterNames } from "../kinds";
import { governanceRow, parameterRow, roleMemberRow, rosterMemberRow } from "../schemas/governance";
import { choiceParameter } from "../schemas/parameters";
import { page } from "./endpoint";
import { events, order } from "./event-list";

/** Who may do what, and what was changed. */
export const governanceEndpoints = {
  governance: events({
    id: "governance",
    path: "/governance",
    summary: "What roles did",
    description: "Every change of roles, rosters and parameters, every pause, and what was scheduled, executed or cancelled.",
    params: {},
    query: { kind: choiceParameter(governanceSteps, "Only steps of this kind.").optional() },
    row: governanceRow,
  }),
  roles: page({
    id: "roles",
    path: "/governance/roles",
    summary: "Who holds roles",
    description: "Every holder of a role of the AccessManager, by role.",
    params: {},
    query: { order: order.default("asc") },
    row: roleMemberRow,
    placeLength: 2,
  }),
  rosters: page({
    id: "rosters",
    path: "/governance/rosters",
    summary: "Who is on rosters",
    description: "Attestors, appraisers, bailees and signers of statements, those who were struck off among them.",
    params: {},
    query: { roster: choiceParameter(rosterNames, "Only this roster.").optional(), order: order.default("asc") },
    row: rosterMemberRow,
    placeLength: 3,
  }),
  parameters: page({
    id: "parameters",
    path: "/governance/parameters",
    summary: "Parameters",
    description: "What governance has set, as it stands. What it was before is told by its changes.",
    params: {},
    query: { order: order.default("asc") },
    row: parameterRow,
    placeLength: 1,
  }),
} as const;
