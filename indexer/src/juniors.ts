import { ponder } from "ponder:registry";
import { placeOf } from "../../lib/indexer/place";
import { recordFetched, recordJuniorTransfer, recordPayout } from "../record/juniors";

ponder.on("JuniorToken:Transfer", ({ event, context }) => recordJuniorTransfer(context, placeOf(context.chain.id, event), event.log.address, event.args));

ponder.on("JuniorToken:Distributed", ({ event, context }) => recordPayout(context, placeOf(context.chain.id, event), event.log.address, event.args.usdc));

ponder.on("JuniorToken:Claimed", ({ event, context }) => recordFetched(context, placeOf(context.chain.id, event), event.log.address, "claimed", event.args));

ponder.on("JuniorToken:Refunded", ({ event, context }) => recordFetched(context, placeOf(context.chain.id, event), event.log.address, "refunded", event.args));
