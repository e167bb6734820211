import { index, onchainEnum, onchainTable, primaryKey } from "ponder";
import { ticketStandings, ticketSteps } from "../../lib/indexer/kinds";
import { eventColumns, seconds } from "./columns";

/** AID staked for sAID. The AID was the sender's, the shares are the owner's. 18 decimals both. */
export const stake = onchainTable(
  "stake",
  (t) => ({
    ...eventColumns(t),
    sender: t.hex().notNull(),
    owner: t.hex().notNull(),
    assets: t.bigint().notNull(),
    shares: t.bigint().notNull(),
  }),
  (table) => ({
    pk: primaryKey({ columns: [table.chainId, table.block, table.logIndex] }),
    byOwner: index().on(table.chainId, table.owner, table.block, table.logIndex),
  }),
);

export const ticketStanding = onchainEnum("ticket_standing", ticketStandings);

/**
 * An exit ticket and its parts, as `StakedAID.ticket` tells them: shares and AID, 18 decimals. `holder` is the zero address
 * once nothing of it is left.
 */
export const ticket = onchainTable(
  "ticket",
  (t) => ({
    chainId: t.integer().notNull(),
    id: t.bigint().notNull(),
    holder: t.hex().notNull(),
    /** Whose shares were put into the queue. */
    owner: t.hex().notNull(),
    /** Shares asked for. */
    requested: t.bigint().notNull(),
    pending: t.bigint().notNull(),
    claimableShares: t.bigint().notNull(),
    claimableAssets: t.bigint().notNull(),
    cancelledShares: t.bigint().notNull(),
    /** As its parts say; whether it is mature follows from time. */
    standing: ticketStanding().notNull(),
    /** In all: shares served, AID set aside for them, and AID that was fetched. */
    servedShares: t.bigint().notNull(),
    servedAssets: t.bigint().notNull(),
    claimedAssets: t.bigint().notNull(),
    /** What the shares that it stands for have cost, AID. */
    cost: t.bigint().notNull(),
    requestedAt: seconds(t).notNull(),
    maturesAt: seconds(t).notNull(),
    block: t.integer().notNull(),
    transaction: t.hex().notNull(),
  }),
  (table) => ({
    pk: primaryKey({ columns: [table.chainId, table.id] }),
    byHolder: index().on(table.chainId, table.holder, table.id),
    byOwner: index().on(table.chainId, table.owner, table.id),
    byStanding: index().on(table.chainId, table.standing, table.id),
    byMaturity: index().on(table.chainId, table.maturesAt, table.id),
  }),
);

/** Sums over all tickets that an account holds, however many: shares and AID, 18 decimals, as a ticket has them. */
export const ticketHolder = onchainTable(
  "ticket_holder",
  (t) => ({
    chainId: t.integer().notNull(),
    account: t.hex().notNull(),
    tickets: t.integer().notNull(),
    pending: t.bigint().notNull(),
    claimableAssets: t.bigint().notNull(),
    cancelledShares: t.bigint().notNull(),
    cost: t.bigint().notNull(),
  }),
  (table) => ({ pk: primaryKey({ columns: [table.chainId, table.account] }) }),
);

export const ticketStepKind = onchainEnum("ticket_step_kind", ticketSteps);

/** What happened to a ticket. `account` is who asked, got, cancelled or was given the ticket; of a service it is whoever served. */
export const ticketStep = onchainTable(
  "ticket_step",
  (t) => ({
    ...eventColumns(t),
    ticketId: t.bigint().notNull(),
    kind: ticketStepKind().notNull(),
    account: t.hex().notNull(),
    shares: t.bigint().notNull(),
    /** AID, where it came to that. */
    assets: t.bigint().notNull(),
  }),
  (table) => ({
    pk: primaryKey({ columns: [table.chainId, table.block, table.logIndex] }),
    byTicket: index().on(table.chainId, table.ticketId, table.block, table.logIndex),
  }),
);

/** sAID left at once for AID, the fee already taken. 18 decimals all. */
export const instantExit = onchainTable(
  "instant_exit",
  (t) => ({
    ...eventColumns(t),
    account: t.hex().notNull(),
    shares: t.bigint().notNull(),
    assets: t.bigint().notNull(),
    fee: t.bigint().notNull(),
  }),
  (table) => ({
    pk: primaryKey({ columns: [table.chainId, table.block, table.logIndex] }),
    byAccount: index().on(table.chainId, table.account, table.block, table.logIndex),
  }),
);
