import { and, eq, gt, lte, or } from "ponder";
import { type Address, zeroAddress } from "viem";
import { pageFrom, type Readers } from "../../../../lib/indexer/api/readers";
import type { TicketRow } from "../../../../lib/indexer/schemas/exits";
import { ticket } from "../../../schema/exits";
import { beyond, type Condition, sorted } from "./paging";
import type { Source } from "./source";

type State = TicketRow["state"];
type Row = typeof ticket.$inferSelect;

/** Exit tickets in the order in which they are served, which is that of their numbers. */
export function ticketReaders({ db, chainId }: Source): Pick<Readers, "tickets"> {
  return {
    async tickets({ query, after, head }) {
      const { holder, owner, state, order, limit } = query;
      const found = await db
        .select()
        .from(ticket)
        .where(
          and(
            eq(ticket.chainId, chainId),
            holder === undefined ? undefined : eq(ticket.holder, lower(holder)),
            owner === undefined ? undefined : eq(ticket.owner, lower(owner)),
            state === undefined ? undefined : isIn(state, head.timestamp),
            beyond([ticket.id], after, order),
          ),
        )
        .orderBy(...sorted([ticket.id], order))
        .limit(limit + 1);
      const { rows, next } = pageFrom(found, limit, ({ id }) => [id]);
      return { rows: rows.map((row) => told(row, head.timestamp)), next };
    },
  };
}

const waits = gt(ticket.pending, 0n);
const hasToFetch = or(gt(ticket.claimableShares, 0n), gt(ticket.cancelledShares, 0n));

function isIn(state: State, now: number): Condition | undefined {
  switch (state) {
    case "waiting":
      return and(waits, gt(ticket.maturesAt, now));
    case "mature":
      return and(waits, lte(ticket.maturesAt, now));
    case "claimable":
      return and(eq(ticket.pending, 0n), hasToFetch);
    case "ended":
      return and(eq(ticket.pending, 0n), eq(ticket.claimableShares, 0n), eq(ticket.cancelledShares, 0n));
  }
}

function told(row: Row, now: number): TicketRow {
  const { holder, owner, requested, pending, claimableShares, claimableAssets, cancelledShares, servedAssets, requestedAt, maturesAt } = row;
  return {
    ...{ id: Number(row.id), holder: holder === zeroAddress ? null : holder, owner, state: stateOf(row, now) },
    ...{ requested, pending, claimableShares, claimableAssets, cancelledShares, servedAssets, requestedAt, maturesAt },
  };
}

function stateOf({ pending, claimableShares, cancelledShares, maturesAt }: Row, now: number): State {
  if (pending > 0n) return maturesAt > now ? "waiting" : "mature";
  return claimableShares > 0n || cancelledShares > 0n ? "claimable" : "ended";
}

/** The index keeps addresses in lower case. */
export const lower = (address: Address): Address => address.toLowerCase() as Address;
