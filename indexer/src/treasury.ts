import { ponder } from "ponder:registry";
import { placeOf } from "../../lib/indexer/place";
import { recordSeniorLoss, recordSeniorReceipt } from "../record/senior";
import { recordMove } from "../record/treasury";

ponder.on("Treasury:CashReceived", ({ event, context }) =>
  recordMove(context, placeOf(context.chain.id, event), { kind: "cash_received", usdc: event.args.usdc }),
);

ponder.on("Treasury:CashPaid", ({ event, context }) =>
  recordMove(context, placeOf(context.chain.id, event), { kind: "cash_paid", account: event.args.receiver, usdc: event.args.usdc }),
);

ponder.on("Treasury:BillsBought", ({ event, context }) =>
  recordMove(context, placeOf(context.chain.id, event), { kind: "bills_bought", ...event.args }),
);

ponder.on("Treasury:BillsSold", ({ event, context }) => recordMove(context, placeOf(context.chain.id, event), { kind: "bills_sold", ...event.args }));

ponder.on("Treasury:GainRecognised", ({ event, context }) => {
  const { usdc, fee, rewardAid: aid } = event.args;
  return recordMove(context, placeOf(context.chain.id, event), { kind: "gain_recognised", usdc, fee, aid });
});

ponder.on("Treasury:LossRealised", ({ event, context }) => {
  const { usdc, burnedAid: aid } = event.args;
  return recordMove(context, placeOf(context.chain.id, event), { kind: "loss_realised", usdc, aid });
});

ponder.on("Treasury:SurplusAdded", ({ event, context }) =>
  recordMove(context, placeOf(context.chain.id, event), { kind: "surplus_added", account: event.args.from, usdc: event.args.usdc }),
);

ponder.on("Treasury:SurplusPaid", ({ event, context }) =>
  recordMove(context, placeOf(context.chain.id, event), { kind: "surplus_paid", account: event.args.receiver, usdc: event.args.usdc }),
);

ponder.on("Treasury:ReceiptBooked", async ({ event, context }) => {
  const place = placeOf(context.chain.id, event);
  const { deal: account, principal, yield_, recovery } = event.args;
  const parts = { principal, yield: yield_, recovery };
  await recordMove(context, place, { kind: "receipt_booked", account, usdc: principal + yield_ + recovery, ...parts });
  await recordSeniorReceipt(context, place, event.args);
});

ponder.on("Treasury:WrittenOff", async ({ event, context }) => {
  const place = placeOf(context.chain.id, event);
  await recordMove(context, place, { kind: "written_off", account: event.args.deal, usdc: event.args.usdc });
  await recordSeniorLoss(context, place, event.args);
});

ponder.on("StakedAID:RewardAdded", ({ event, context }) =>
  recordMove(context, placeOf(context.chain.id, event), { kind: "reward_added", aid: event.args.amount }),
);

ponder.on("StakedAID:FeesAdded", ({ event, context }) =>
  recordMove(context, placeOf(context.chain.id, event), { kind: "exit_fees_added", aid: event.args.amount }),
);

ponder.on("StakedAID:LossAbsorbed", ({ event, context }) =>
  recordMove(context, placeOf(context.chain.id, event), { kind: "loss_absorbed", aid: event.args.amount }),
);
