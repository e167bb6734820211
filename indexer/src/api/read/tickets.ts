import { and, asc, eq, gt, gte, lt, sql } from "ponder";
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
  async function firstWaiting(now: number): Promise<bigint | undefined> {
    const [row] = await db
      .select({ id: ticket.id })
      .from(ticket)
      .where(and(eq(ticket.chainId, chainId), gt(ticket.maturesAt, now)))
      .orderBy(asc(ticket.maturesAt), asc(ticket.id))
      .limit(1);
    return row?.id;
  }
  return {
    async tickets({ query, after, head }) {
      const { holder, owner, state, order, limit } = query;
      const inState = state === undefined ? undefined : isIn(state, await firstWaiting(head.timestamp));
      const found = await db
        .select()
        .from(ticket)
        .where(
          and(
            eq(ticket.chainId, chainId),
            holder === undefined ? undefined : eq(ticket.holder, lower(holder)),
            owner === undefined ? undefined : eq(ticket.owner, lower(owner)),
            inState,
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

/** Tickets that are made later mature later, so those that wait still are those from the first one on that is not mature. */
function isIn(state: State, firstWaiting: bigint | undefined): Condition | undefined {
  const pending = eq(ticket.standing, "pending");
  if (state === "claimable" || state === "ended") return eq(ticket.standing, state);
  if (firstWaiting === undefined) return state === "mature" ? pending : sql`false`;
  return and(pending, state === "mature" ? lt(ticket.id, firstWaiting) : gte(ticket.id, firstWaiting));
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
