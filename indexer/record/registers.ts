import type { Address, Hex } from "viem";
import { attestationKinds } from "../../lib/indexer/credit/kinds";
import { reportDays } from "../../lib/indexer/credit/report-days";
import type { Place } from "../../lib/indexer/place";
import { appraisal, attestation, lastAppraisal, report, reportDay, title } from "../schema/titles";
import type { Recording } from "./context";

type Appraised = { readonly titleId: bigint; readonly appraiser: Address; readonly value: bigint; readonly day: number; readonly number: number };

export async function recordAppraisal({ db }: Recording, place: Place, told: Appraised): Promise<void> {
  const { chainId, time } = place;
  const { titleId, appraiser, value, day, number } = told;
  await db.insert(appraisal).values({ ...place, ...told });
  await db.insert(lastAppraisal).values({ chainId, titleId, appraiser, value, day, number, time }).onConflictDoUpdate({ value, day, number, time });
}

type Reported = {
  readonly titleId: bigint;
  readonly reporter: Address;
  readonly start: number;
  readonly end: number;
  readonly gpusOnline: number;
  readonly utilisationBps: number;
  readonly energyWh: bigint;
  readonly revenue: bigint;
  readonly revenueInAll: bigint;
};

/** A report, the days that it is about, and the title's sums. */
export async function recordReport({ db }: Recording, place: Place, told: Reported): Promise<void> {
  const { chainId, time } = place;
  const { titleId, start, end, gpusOnline, utilisationBps, energyWh, revenueInAll } = told;
  const { reports: number } = await db.update(title, { chainId, id: titleId }).set((row) => ({
    ...{ reportedFrom: start, reportedTo: end, submittedAt: time, gpusOnline, utilisationBps, reports: row.reports + 1 },
    ...{ revenue: revenueInAll, energyWh: row.energyWh + energyWh },
  }));
  await db.insert(report).values({ ...place, ...told, number });
  for (const { day, ...more } of reportDays(told)) {
    await db
      .insert(reportDay)
      .values({ chainId, titleId, day, ...more })
      .onConflictDoUpdate((row) => ({
        ...{ seconds: row.seconds + more.seconds, gpuSeconds: row.gpuSeconds + more.gpuSeconds, utilisationSeconds: row.utilisationSeconds + more.utilisationSeconds },
        ...{ energyWh: row.energyWh + more.energyWh, revenue: row.revenue + more.revenue },
      }));
  }
}

type Attested = {
  readonly kind: number;
  readonly subject: bigint;
  readonly signer: Address;
  readonly number: number;
  readonly periodStart: number;
  readonly periodEnd: number;
  readonly expiry: number;
  readonly document: Hex;
};

export async function recordAttestation({ db }: Recording, place: Place, { kind: index, ...told }: Attested): Promise<void> {
  const kind = attestationKinds[index];
  if (kind === undefined) throw new RangeError(`There is no attestation of the kind ${index}.`);
  await db.insert(attestation).values({ ...place, kind, ...told });
}
