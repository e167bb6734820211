import { ponder } from "ponder:registry";
import { recordBlock, recordSnapshots } from "../record/snapshots";

ponder.on("Clock:block", async ({ event, context }) => {
  const { number, hash, timestamp } = event.block;
  const looked = { chainId: context.chain.id, block: Number(number), hash, time: Number(timestamp) };
  await recordBlock(context, looked);
  await recordSnapshots(context, looked);
});
