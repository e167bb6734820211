import { index, onchainEnum, onchainTable, primaryKey } from "ponder";
import { governanceSteps, rosterNames } from "../../lib/indexer/kinds";
import { eventColumns, seconds } from "./columns";

/** Who holds a role of the AccessManager. `role` is its number; `delay` in seconds; the membership counts from `since` on. */
export const roleMember = onchainTable(
  "role_member",
  (t) => ({
    chainId: t.integer().notNull(),
    role: t.bigint().notNull(),
    account: t.hex().notNull(),
    delay: t.integer().notNull(),
    since: seconds(t).notNull(),
  }),
  (table) => ({ pk: primaryKey({ columns: [table.chainId, table.role, table.account] }) }),
);

export const rosterName = onchainEnum("roster_name", rosterNames);

/** Who is listed: attestors, appraisers, bailees, and signers of statements by their kind. */
export const rosterMember = onchainTable(
  "roster_member",
  (t) => ({
    chainId: t.integer().notNull(),
    roster: rosterName().notNull(),
    /** Of signers of statements: their kind. 0 otherwise. */
    kind: t.integer().notNull(),
    account: t.hex().notNull(),
    listed: t.boolean().notNull(),
    time: seconds(t).notNull(),
  }),
  (table) => ({ pk: primaryKey({ columns: [table.chainId, table.roster, table.kind, table.account] }) }),
);

export const governanceStepKind = onchainEnum("governance_step_kind", governanceSteps);

/** Everything that a role did or that changed about roles and parameters. `subject` is the contract or the role's number. */
export const governanceStep = onchainTable(
  "governance_step",
  (t) => ({
    ...eventColumns(t),
    kind: governanceStepKind().notNull(),
    subject: t.text().notNull(),
    account: t.hex(),
    /** What the event tells besides, as text by name. */
    values: t.json().$type<Readonly<Record<string, string>>>().notNull(),
  }),
  (table) => ({
    pk: primaryKey({ columns: [table.chainId, table.block, table.logIndex] }),
    byKind: index().on(table.chainId, table.kind, table.block, table.logIndex),
  }),
);

/** A parameter as it stands: mint caps in whole USDC, the target APR in basis points, pauses as 0 or 1. */
export const parameter = onchainTable(
  "parameter",
  (t) => ({
    chainId: t.integer().notNull(),
    name: t.text().notNull(),
    value: t.bigint().notNull(),
    time: seconds(t).notNull(),
  }),
  (table) => ({ pk: primaryKey({ columns: [table.chainId, table.name] }) }),
);

/** Whether an account is verified: its newest voucher, or that it was revoked. */
export const verification = onchainTable(
  "verification",
  (t) => ({
    chainId: t.integer().notNull(),
    account: t.hex().notNull(),
    attestor: t.hex().notNull(),
    number: t.bigint().notNull(),
    tier: t.integer().notNull(),
    countryClass: t.integer().notNull(),
    kind: t.integer().notNull(),
    /** 0 once revoked. */
    expiry: seconds(t).notNull(),
    time: seconds(t).notNull(),
  }),
  (table) => ({ pk: primaryKey({ columns: [table.chainId, table.account] }) }),
);
