import { ponder } from "ponder:registry";
import { placeOf } from "../../lib/indexer/place";
import { recordInstantExit, recordStake } from "../record/staking";
import { recordCancellation, recordClaim, recordRequest, recordService, recordTakenBack, recordTicketTransfer } from "../record/tickets";

ponder.on("StakedAID:Deposit", ({ event, context }) => recordStake(context, placeOf(context.chain.id, event), event.args));

ponder.on("StakedAID:ExitedNow", ({ event, context }) => recordInstantExit(context, placeOf(context.chain.id, event), event.args));

ponder.on("ExitTicket:Transfer", ({ event, context }) =>
  recordTicketTransfer(context, { place: placeOf(context.chain.id, event), id: event.args.id }, event.args),
);

ponder.on("StakedAID:RedeemRequest", ({ event, context }) =>
  recordRequest(context, { place: placeOf(context.chain.id, event), id: event.args.requestId }, event.args),
);

ponder.on("StakedAID:TicketServed", ({ event, context }) =>
  recordService(context, { place: placeOf(context.chain.id, event), id: event.args.ticketId }, event.args, event.transaction.from),
);

ponder.on("StakedAID:TicketClaimed", ({ event, context }) =>
  recordClaim(context, { place: placeOf(context.chain.id, event), id: event.args.ticketId }, event.args, event.args.receiver),
);

ponder.on("StakedAID:CancelRedeemRequest", ({ event, context }) =>
  recordCancellation(context, { place: placeOf(context.chain.id, event), id: event.args.requestId }, event.args.controller),
);

ponder.on("StakedAID:CancelRedeemClaim", ({ event, context }) =>
  recordTakenBack(context, { place: placeOf(context.chain.id, event), id: event.args.requestId }, event.args),
);
