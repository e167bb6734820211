import { ponder } from "ponder:registry";
import { placeOf } from "../../lib/indexer/place";
import { recordLiquidity, recordManaged, recordNftTransfer, recordTrade } from "../record/pool";

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

ponder.on("PositionManager:IncreaseLiquidity", ({ event, context }) => recordManaged(context, placeOf(context.chain.id, event), "added", event.args.tokenId));

ponder.on("PositionManager:DecreaseLiquidity", ({ event, context }) => recordManaged(context, placeOf(context.chain.id, event), "removed", event.args.tokenId));

ponder.on("PositionManager:Collect", ({ event, context }) => recordManaged(context, placeOf(context.chain.id, event), "collected", event.args.tokenId));

ponder.on("PositionManager:Transfer", ({ event, context }) =>
  recordNftTransfer(context, placeOf(context.chain.id, event), event.transaction.from, event.args),
);
