import { ponder } from "ponder:registry";
import { placeOf } from "../../lib/indexer/place";
import { recordLiquidity, recordTrade } from "../record/pool";

ponder.on("AidUsdcPool:Swap", ({ event, context }) =>
  recordTrade(context, { place: placeOf(context.chain.id, event), pool: event.log.address, account: event.transaction.from }, event.args),
);

ponder.on("AidUsdcPool:Mint", ({ event, context }) =>
  recordLiquidity(context, { place: placeOf(context.chain.id, event), pool: event.log.address, account: event.transaction.from }, "added", event.args),
);

ponder.on("AidUsdcPool:Burn", ({ event, context }) =>
  recordLiquidity(context, { place: placeOf(context.chain.id, event), pool: event.log.address, account: event.transaction.from }, "removed", event.args),
);

ponder.on("AidUsdcPool:Collect", ({ event, context }) =>
  recordLiquidity(context, { place: placeOf(context.chain.id, event), pool: event.log.address, account: event.transaction.from }, "collected", {
    ...event.args,
    amount: 0n,
  }),
);
