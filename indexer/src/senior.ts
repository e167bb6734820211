import { ponder } from "ponder:registry";
import { placeOf } from "../../lib/indexer/place";
import { recordAuction, recordAuctionStopped, recordTitleSold } from "../record/auctions";
import { recordDealLog } from "../record/deals";
import { recordPosition, recordPositionClosed, recordPositionMoved } from "../record/senior";

ponder.on("SeniorPositions:PositionOpened", ({ event, context }) => recordPosition(context, placeOf(context.chain.id, event), event.args));

ponder.on("SeniorPositions:PositionMoved", async ({ event, context }) => {
  const place = placeOf(context.chain.id, event);
  await recordPositionMoved(context, place, event.args);
  await recordDealLog(context, place, event.args.deal, { source: "positions", name: "PositionMoved", args: event.args });
});

ponder.on("SeniorPositions:PositionClosed", ({ event, context }) => recordPositionClosed(context, placeOf(context.chain.id, event), event.args.deal));

ponder.on("CollateralAuction:AuctionStarted", async ({ event, context }) => {
  const place = placeOf(context.chain.id, event);
  await recordAuction(context, place, event.args);
  await recordDealLog(context, place, event.args.deal, { source: "auction", name: "AuctionStarted", args: event.args });
});

ponder.on("CollateralAuction:AuctionStopped", async ({ event, context }) => {
  const place = placeOf(context.chain.id, event);
  await recordAuctionStopped(context, place, event.args.deal);
  await recordDealLog(context, place, event.args.deal, { source: "auction", name: "AuctionStopped", args: event.args });
});

ponder.on("CollateralAuction:TitleSold", async ({ event, context }) => {
  const place = placeOf(context.chain.id, event);
  await recordTitleSold(context, place, event.args);
  await recordDealLog(context, place, event.args.deal, { source: "auction", name: "TitleSold", args: event.args });
});
