import { z } from "zod";
import { attestationKinds, titleSteps } from "../credit/kinds";
import { eventRow, eventValues } from "./event";
import { named } from "./registry";
import { address, bps, day, hash, seconds, usdcAmount } from "./units";

export const titleStates = ["free", "pledged", "seized", "released"] as const;

const figures = {
  id: z.int().min(1).describe("Number of the title."),
  state: z.enum(titleStates),
  model: z.string().describe("Of the GPUs."),
  gpus: z.int().min(0).describe("In all chassis."),
  memoryGb: z.int().min(0).describe("Of one GPU."),
  chassis: z.int().min(0),
  facility: z.string(),
  country: z.string().describe("ISO 3166-1, two letters."),
  owner: address.nullable().describe("Who holds the title: while it is pledged, the deal. Null once it was released."),
  insuredFor: usdcAmount,
  insuredUntil: seconds.nullable(),
  value: usdcAmount.nullable().describe("Lower median of the appraisals, each aged to this block; null where there is none."),
} as const;

export const titleRow = named("TitleRow", "A title to a cluster, in the list.", z.object(figures));

export const appraisalSchema = named("Appraisal", "What an appraiser said last of a title.", z.object({
  appraiser: address,
  value: usdcAmount.describe("On the day of the appraisal."),
  agedValue: usdcAmount.describe("At this block, by the depreciation that the contract counts with."),
  appraisedAt: seconds,
}));

export const titleSchema = named("Title", "A title with who vouches for it.", z.object({
  ...figures,
  bailee: address.describe("Who holds the machines and signs that it does."),
  reporter: address.describe("Whose key signs telemetry."),
  deliveryDay: day.nullable().describe("On which the bailee had received all of it; null not yet."),
  documents: z.object({ ownership: hash, inspection: hash, lienSearch: hash, policy: hash.nullable() }).describe("Hashes of what was shown."),
  appraisals: z.array(appraisalSchema),
  telemetry: z.object({
    lastReport: seconds.nullable().describe("Until when the machines have been reported on; null where they never were."),
    gpusOnline: z.int().min(0).nullable(),
    utilisationBps: bps.nullable(),
    revenue: usdcAmount.describe("Reported in all."),
  }),
  deals: z.array(z.int().min(1)).describe("Numbers of the deals that pledge or pledged it."),
}));

export const reportRow = named("TelemetryReport", "What the registered key reported of a title's machines over a span.", z.object({
  start: seconds,
  end: seconds,
  gpusOnline: z.int().min(0),
  utilisationBps: bps,
  energyWh: z.int().min(0),
  revenue: usdcAmount.describe("Earned in the span, as reported."),
  reporter: address,
  time: seconds.describe("When the report came."),
  block: z.int().min(0),
  transaction: hash,
}));

export const titleStepRow = eventRow("TitleStep", "What happened to a title.", {
  kind: z.enum(titleSteps),
  account: address.nullable().describe("Who holds it afterwards, where that changed."),
  deal: address.nullable().describe("The deal that it is about."),
  values: eventValues,
});

export const appraisalStepRow = eventRow("AppraisalStep", "An appraisal of a title, old ones among them.", {
  appraiser: address,
  value: usdcAmount.describe("On the day of the appraisal."),
  day: day.describe("Which day it is of."),
});

export const attestationRow = eventRow("Attestation", "A statement of an auditor, of the custodian of the bills, or of a title's bailee.", {
  kind: z.enum(attestationKinds),
  subject: z.int().min(0).describe("Number of the title; 0 where it is about the protocol."),
  number: z.int().min(1).describe("Of its kind and subject."),
  signer: address,
  periodStart: day,
  periodEnd: day,
  expiry: seconds.describe("From when on a newer one is due."),
  document: hash,
});
export type TitleDetail = z.output<typeof titleSchema>;
