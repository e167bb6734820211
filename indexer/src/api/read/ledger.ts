import { and, eq } from "ponder";
import type { Readers } from "../../../../lib/indexer/api/readers";
import { instantExit, stake, ticket, ticketStep } from "../../../schema/exits";
import { mint, redemption } from "../../../schema/issuance";
import { transfer } from "../../../schema/tokens";
import { treasuryMove } from "../../../schema/treasury";
import type { ReadEvents } from "./events";
import type { Source } from "./source";
import { lower } from "./tickets";

type LedgerReaders = Pick<Readers, "mints" | "redemptions" | "stakes" | "instantExits" | "ticketSteps" | "transfers" | "treasuryMoves">;

/** What moved AID, sAID and the Treasury's books. */
export function ledgerReaders({ db, chainId }: Source, events: ReadEvents): LedgerReaders {
  return {
    mints: (asked) => events(mint, asked, asked.query.receiver && eq(mint.receiver, lower(asked.query.receiver))),
    redemptions: (asked) => events(redemption, asked, asked.query.caller && eq(redemption.caller, lower(asked.query.caller))),
    stakes: (asked) => events(stake, asked, asked.query.owner && eq(stake.owner, lower(asked.query.owner))),
    instantExits: (asked) => events(instantExit, asked, asked.query.account && eq(instantExit.account, lower(asked.query.account))),
    async ticketSteps(asked) {
      const id = BigInt(asked.params.id);
      const [known] = await db.select({ id: ticket.id }).from(ticket).where(and(eq(ticket.chainId, chainId), eq(ticket.id, id)));
      return known && events(ticketStep, asked, eq(ticketStep.ticketId, id));
    },
    transfers: (asked) => {
      const { sender, receiver } = asked.query;
      return events(transfer, asked, sender && eq(transfer.from, lower(sender)), receiver && eq(transfer.to, lower(receiver)));
    },
    treasuryMoves: (asked) => events(treasuryMove, asked, asked.query.kind && eq(treasuryMove.kind, asked.query.kind)),
  };
}
