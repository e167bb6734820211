import { ponder } from "ponder:registry";
import { placeOf } from "../../lib/indexer/place";
import { recordAidSent, recordSharesSent, recordTransfer } from "../record/transfers";

ponder.on("AID:Transfer", async ({ event, context }) => {
  const sent = { place: placeOf(context.chain.id, event), ...event.args };
  await recordTransfer(context, { symbol: "AID", token: event.log.address, ...sent });
  await recordAidSent(context, sent);
});

ponder.on("StakedAID:Transfer", async ({ event, context }) => {
  const sent = { place: placeOf(context.chain.id, event), ...event.args };
  await recordTransfer(context, { symbol: "sAID", token: event.log.address, ...sent });
  await recordSharesSent(context, sent);
});
