import { index, onchainEnum, onchainTable, primaryKey } from "ponder";
import { attestationKinds, titleStates, titleSteps } from "../../lib/indexer/credit/kinds";
import { eventColumns, seconds } from "./columns";

// Money is USDC, 6 decimals; days are unix time / 86,400; documents are hashes. Model and facility are short strings of ASCII.

export const titleState = onchainEnum("title_state", titleStates);

/** A title of machines, as its last words have it. */
export const title = onchainTable(
  "title",
  (t) => ({
    chainId: t.integer().notNull(),
    id: t.bigint().notNull(),
    state: titleState().notNull(),
    /** Who holds it: while pledged or seized its deal. Released: who had it last. */
    owner: t.hex().notNull(),
    /** The deal it is pledged to, and who pledged it. */
    deal: t.hex(),
    pledgor: t.hex(),
    model: t.hex().notNull(),
    gpus: t.integer().notNull(),
    memoryGb: t.integer().notNull(),
    chassis: t.integer().notNull(),
    /** Chassis whose serial numbers are known. */
    recorded: t.integer().notNull(),
    facility: t.hex().notNull(),
    country: t.hex().notNull(),
    /** 0: not yet. */
    deliveryDay: t.integer().notNull(),
    bailee: t.hex().notNull(),
    reporter: t.hex().notNull(),
    ownership: t.hex().notNull(),
    inspection: t.hex().notNull(),
    lienSearch: t.hex().notNull(),
    policy: t.hex().notNull(),
    cover: t.bigint().notNull(),
    insuredUntil: seconds(t).notNull(),
    /** From insurers so far. */
    claimed: t.bigint().notNull(),
    claims: t.integer().notNull(),
    issuedAt: seconds(t).notNull(),
    /** Of the last report: its period, when it was submitted, and what it says. Null before the first. */
    reportedFrom: seconds(t),
    reportedTo: seconds(t),
    submittedAt: seconds(t),
    gpusOnline: t.integer(),
    utilisationBps: t.integer(),
    /** Of all reports. */
    reports: t.integer().notNull(),
    revenue: t.bigint().notNull(),
    energyWh: t.bigint().notNull(),
  }),
  (table) => ({
    pk: primaryKey({ columns: [table.chainId, table.id] }),
    byOwner: index().on(table.chainId, table.owner, table.id),
    byDeal: index().on(table.chainId, table.deal),
    byBailee: index().on(table.chainId, table.bailee, table.id),
  }),
);

export const titleStepKind = onchainEnum("title_step_kind", titleSteps);

/** What happened to a title. `account` is its owner afterwards, `deal` the one that it is about. */
export const titleStep = onchainTable(
  "title_step",
  (t) => ({
    ...eventColumns(t),
    titleId: t.bigint().notNull(),
    kind: titleStepKind().notNull(),
    account: t.hex(),
    deal: t.hex(),
    /** What the event tells besides, as text by name. */
    values: t.json().$type<Readonly<Record<string, string>>>().notNull(),
  }),
  (table) => ({
    pk: primaryKey({ columns: [table.chainId, table.block, table.logIndex] }),
    byTitle: index().on(table.chainId, table.titleId, table.block, table.logIndex),
  }),
);

/** Where a chassis is recorded, by the hash of its serial number: in the title that it came to last. */
export const chassis = onchainTable(
  "chassis",
  (t) => ({
    chainId: t.integer().notNull(),
    serialHash: t.hex().notNull(),
    titleId: t.bigint().notNull(),
    addedAt: seconds(t).notNull(),
    removedAt: seconds(t),
  }),
  (table) => ({
    pk: primaryKey({ columns: [table.chainId, table.serialHash] }),
    byTitle: index().on(table.chainId, table.titleId),
  }),
);

/** Every appraisal of a title. */
export const appraisal = onchainTable(
  "appraisal",
  (t) => ({
    ...eventColumns(t),
    titleId: t.bigint().notNull(),
    appraiser: t.hex().notNull(),
    value: t.bigint().notNull(),
    day: t.integer().notNull(),
    number: t.integer().notNull(),
  }),
  (table) => ({
    pk: primaryKey({ columns: [table.chainId, table.block, table.logIndex] }),
    byTitle: index().on(table.chainId, table.titleId, table.block, table.logIndex),
  }),
);

/** The last appraisal of a title by an appraiser: what its value follows from, of those who are listed. */
export const lastAppraisal = onchainTable(
  "last_appraisal",
  (t) => ({
    chainId: t.integer().notNull(),
    titleId: t.bigint().notNull(),
    appraiser: t.hex().notNull(),
    value: t.bigint().notNull(),
    day: t.integer().notNull(),
    number: t.integer().notNull(),
    time: seconds(t).notNull(),
  }),
  (table) => ({ pk: primaryKey({ columns: [table.chainId, table.titleId, table.appraiser] }) }),
);

/** Every report about a title's machines. `time` is when it was submitted. */
export const report = onchainTable(
  "report",
  (t) => ({
    ...eventColumns(t),
    titleId: t.bigint().notNull(),
    /** Of the title, from 1: handlers find the last ones by it, without a query. */
    number: t.integer().notNull(),
    reporter: t.hex().notNull(),
    /** The period: unix seconds, `end` not included. */
    start: seconds(t).notNull(),
    end: seconds(t).notNull(),
    gpusOnline: t.integer().notNull(),
    utilisationBps: t.integer().notNull(),
    energyWh: t.bigint().notNull(),
    revenue: t.bigint().notNull(),
    /** Of all reports of the title until then. */
    revenueInAll: t.bigint().notNull(),
  }),
  (table) => ({
    pk: primaryKey({ columns: [table.chainId, table.titleId, table.number] }),
    byTime: index().on(table.chainId, table.titleId, table.time, table.number),
  }),
);

/**
 * A title's machines on a day (UTC), from the reports that reach into it, by seconds: energy and revenue of a report that reaches
 * over several days are shared out by them and sum up to the report's. Days without a report have no row.
 */
export const reportDay = onchainTable(
  "report_day",
  (t) => ({
    chainId: t.integer().notNull(),
    titleId: t.bigint().notNull(),
    day: t.integer().notNull(),
    /** Reported seconds of the day: 86,400 for all of it. */
    seconds: t.integer().notNull(),
    /** GPUs online × seconds, and utilisation in basis points × seconds: over `seconds` they are means. */
    gpuSeconds: t.bigint().notNull(),
    utilisationSeconds: t.bigint().notNull(),
    energyWh: t.bigint().notNull(),
    revenue: t.bigint().notNull(),
  }),
  (table) => ({ pk: primaryKey({ columns: [table.chainId, table.titleId, table.day] }) }),
);

export const attestationKind = onchainEnum("attestation_kind", attestationKinds);

/** Every statement of an auditor or the custodian of the bills (subject 0) or of a title's bailee (its number). */
export const attestation = onchainTable(
  "attestation",
  (t) => ({
    ...eventColumns(t),
    kind: attestationKind().notNull(),
    subject: t.bigint().notNull(),
    number: t.integer().notNull(),
    signer: t.hex().notNull(),
    periodStart: t.integer().notNull(),
    periodEnd: t.integer().notNull(),
    /** From when on a newer one is due. */
    expiry: seconds(t).notNull(),
    document: t.hex().notNull(),
  }),
  (table) => ({
    pk: primaryKey({ columns: [table.chainId, table.block, table.logIndex] }),
    bySubject: index().on(table.chainId, table.kind, table.subject, table.number),
  }),
);
