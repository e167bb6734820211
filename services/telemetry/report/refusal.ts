import { isAddressEqual, type Address } from "viem";
import { mostWatts } from "../measure/reading";
import { mostRevenue } from "./compile-report";
import { longestPeriod, type Report, type Standing } from "./standing";

export type Refusal = { readonly why: string; readonly sentence: string };

type Rule = { readonly why: string; readonly broken: (r: Report, s: Standing) => boolean; readonly sentence: (r: Report, s: Standing) => string };

const time = (seconds: number): string => new Date(seconds * 1_000).toISOString();
const mostEnergy = (gpus: number, seconds: number): bigint => (BigInt(gpus) * BigInt(seconds) * BigInt(mostWatts)) / 3_600n;

/** What Telemetry.submit refuses, in its order and with its names. */
const rules: readonly Rule[] = [
  {
    why: "ReportPeriodInvalid",
    broken: ({ start, end }) => end <= start || end - start > longestPeriod,
    sentence: ({ start, end }) => `A report must cover more than nothing and at most 31 days, but this one is from ${time(start)} to ${time(end)}.`,
  },
  {
    why: "ReportInFuture",
    broken: ({ end }, { now }) => end > now,
    sentence: ({ end }, { now }) => `The report ends at ${time(end)}, after the chain's newest block of ${time(now)}.`,
  },
  {
    why: "ReportBeforeTitle",
    broken: ({ start }, { issuedAt }) => start < issuedAt,
    sentence: ({ start }, { issuedAt }) => `The report begins at ${time(start)}, before the title was issued at ${time(issuedAt)}.`,
  },
  {
    why: "ReportReplayed",
    broken: ({ start, end }, { lastStart, lastEnd }) => start === lastStart && end === lastEnd,
    sentence: ({ start, end }) => `The time from ${time(start)} to ${time(end)} has been reported.`,
  },
  {
    why: "ReportOutOfOrder",
    broken: ({ start }, { lastStart }) => start < lastStart,
    sentence: ({ start }, { lastStart }) => `The report begins at ${time(start)}, before the last one, which began at ${time(lastStart)}.`,
  },
  {
    why: "ReportOverlaps",
    broken: ({ start }, { lastEnd }) => start < lastEnd,
    sentence: ({ start }, { lastEnd }) => `The report begins at ${time(start)}, but until ${time(lastEnd)} it has been reported.`,
  },
  {
    why: "TooManyGpus",
    broken: ({ gpusOnline }, { gpus }) => gpusOnline > gpus,
    sentence: ({ gpusOnline }, { gpus }) => `${gpusOnline} GPUs are online, but ${gpus} are titled: name those of the title in TELEMETRY_GPU_UUIDS.`,
  },
  {
    why: "UtilisationImplausible",
    broken: ({ utilisationBps }) => utilisationBps > 10_000,
    sentence: ({ utilisationBps }) => `The titled GPUs cannot have worked ${utilisationBps / 100} % of the time: name those of the title in TELEMETRY_GPU_UUIDS.`,
  },
  {
    why: "EnergyImplausible",
    broken: ({ start, end, energyWh }, { gpus }) => energyWh > mostEnergy(gpus, end - start),
    sentence: ({ start, end, energyWh }, { gpus }) => `${energyWh} Wh are more than the ${mostEnergy(gpus, end - start)} Wh that ${gpus} GPUs can draw in the time.`,
  },
  {
    why: "RevenueImplausible",
    broken: ({ start, end, revenue }, { gpus }) => revenue > mostRevenue(gpus, end - start),
    sentence: ({ start, end, revenue }, { gpus }) => `A revenue of ${revenue} micro-USDC is more than the ${mostRevenue(gpus, end - start)} that ${gpus} GPUs can earn in the time.`,
  },
];

/** Why the contract would refuse a report, in one sentence; undefined where it would not. */
export function refusalOf(report: Report, standing: Standing, signer: Address): Refusal | undefined {
  const broken = rules.find((rule) => rule.broken(report, standing));
  if (broken !== undefined) return { why: broken.why, sentence: broken.sentence(report, standing) };
  if (isAddressEqual(signer, standing.reporter)) return undefined;
  return { why: "NotReporter", sentence: `The title names ${standing.reporter} as its reporter, but the key is that of ${signer}.` };
}
