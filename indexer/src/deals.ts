import { ponder } from "ponder:registry";
import type { LogOfDeal } from "../../lib/indexer/credit/logs";
import { placeOf } from "../../lib/indexer/place";
import { recordProceeds } from "../record/auctions";
import { recordDealLog, recordDecision, recordProposal } from "../record/deals";
import { recordCommitment, recordToken } from "../record/juniors";

ponder.on("DealFactory:DealProposed", async ({ event, context }) => {
  const place = placeOf(context.chain.id, event);
  await recordProposal(context, place, event.args);
  await recordToken(context, place, event.args.juniorToken, event.args.deal);
});

ponder.on("DealFactory:DealDeclined", ({ event, context }) =>
  recordDecision(context, placeOf(context.chain.id, event), "declined", event.args.deal, event.args.underwriter),
);

ponder.on("DealFactory:DealCancelled", ({ event, context }) =>
  recordDecision(context, placeOf(context.chain.id, event), "cancelled_by_guardian", event.args.deal, event.args.guardian),
);

/** What a deal tells that changes its own row and what belongs to it, and nothing else. */
const told = [
  ...["Approved", "Funded", "Cancelled", "JuniorPaid", "Drawn", "Received", "Cured", "Repaid", "Withdrawn", "BreachOpened", "BreachClosed"],
  ...["DefaultDeclared", "AuctionStarted", "HandOverOffered", "HandedOver", "ImpairmentRealised", "Closed", "TitleReturned"],
] as const;

for (const name of told) {
  ponder.on(`Deal:${name}`, async ({ event, context }) => {
    // Of an event without values (Repaid, Cured) Ponder gives none, against its type.
    const values: unknown = event.args;
    const args = values ?? {};
    await recordDealLog(context, placeOf(context.chain.id, event), event.log.address, { source: "deal", name, args } as LogOfDeal);
  });
}

ponder.on("Deal:Committed", async ({ event, context }) => {
  const place = placeOf(context.chain.id, event);
  const { token } = await recordDealLog(context, place, event.log.address, { source: "deal", name: "Committed", args: event.args });
  await recordCommitment(context, place, token, event.args);
});

ponder.on("Deal:Sold", async ({ event, context }) => {
  const place = placeOf(context.chain.id, event);
  await recordDealLog(context, place, event.log.address, { source: "deal", name: "Sold", args: event.args });
  await recordProceeds(context, place, event.log.address, event.args);
});
