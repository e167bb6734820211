import { ponder } from "ponder:registry";
import { placeOf } from "../../lib/indexer/place";
import { recordMint, recordRedemption } from "../record/issuance";

ponder.on("Issuer:Minted", ({ event, context }) =>
  recordMint(context, placeOf(context.chain.id, event), event.args, event.transaction.from),
);

ponder.on("Issuer:Redeemed", ({ event, context }) => recordRedemption(context, placeOf(context.chain.id, event), event.args));
