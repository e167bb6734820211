import { ponder } from "ponder:registry";
import { placeOf } from "../../lib/indexer/place";
import { recordTransfer } from "../record/transfers";

ponder.on("AID:Transfer", async ({ event, context }) => {
  await recordTransfer(context, { symbol: "AID", token: event.log.address, place: placeOf(context.chain.id, event), ...event.args });
});

ponder.on("StakedAID:Transfer", async ({ event, context }) => {
  await recordTransfer(context, { symbol: "sAID", token: event.log.address, place: placeOf(context.chain.id, event), ...event.args });
});
