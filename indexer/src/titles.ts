import { ponder } from "ponder:registry";
import { placeOf } from "../../lib/indexer/place";
import { recordAppraisal, recordAttestation, recordReport } from "../record/registers";
import { recordChassis, recordClaimOnInsurance, recordHolder, recordInsurance, recordIssue, recordTurn, recordUpdate } from "../record/titles";

ponder.on("GpuTitle:TitleIssued", ({ event, context }) => recordIssue(context, placeOf(context.chain.id, event), event.args));

ponder.on("GpuTitle:Transfer", ({ event, context }) => recordHolder(context, placeOf(context.chain.id, event), event.args));

ponder.on("GpuTitle:ChassisChanged", ({ event, context }) => recordChassis(context, placeOf(context.chain.id, event), event.args));

ponder.on("GpuTitle:TitleUpdated", ({ event, context }) => recordUpdate(context, placeOf(context.chain.id, event), event.args));

ponder.on("GpuTitle:TitleInsured", ({ event, context }) => recordInsurance(context, placeOf(context.chain.id, event), event.args));

ponder.on("GpuTitle:InsuranceClaimed", ({ event, context }) => recordClaimOnInsurance(context, placeOf(context.chain.id, event), event.args));

ponder.on("GpuTitle:TitlePledged", ({ event, context }) => {
  const { id, deal, owner: account } = event.args;
  return recordTurn(context, placeOf(context.chain.id, event), "pledged", { id, deal, account });
});

ponder.on("GpuTitle:TitleSeized", ({ event, context }) => recordTurn(context, placeOf(context.chain.id, event), "seized", event.args));

ponder.on("GpuTitle:TitleGivenBack", ({ event, context }) => {
  const { id, deal, owner: account } = event.args;
  return recordTurn(context, placeOf(context.chain.id, event), "given_back", { id, deal, account });
});

ponder.on("GpuTitle:TitleDelivered", ({ event, context }) => {
  const { id, deal, receiver: account } = event.args;
  return recordTurn(context, placeOf(context.chain.id, event), "delivered", { id, deal, account });
});

ponder.on("GpuTitle:TitleReleased", ({ event, context }) => {
  const { id, owner: account, order } = event.args;
  return recordTurn(context, placeOf(context.chain.id, event), "released", { id, account, order });
});

ponder.on("Appraisals:Appraised", ({ event, context }) => recordAppraisal(context, placeOf(context.chain.id, event), event.args));

ponder.on("Telemetry:Reported", ({ event, context }) => recordReport(context, placeOf(context.chain.id, event), event.args));

ponder.on("Attestations:Attested", ({ event, context }) => recordAttestation(context, placeOf(context.chain.id, event), event.args));
