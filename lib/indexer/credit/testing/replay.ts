import type { Batch } from "../../../finance/credit/testing/deal-lives";
import type { DealLife } from "../../../finance/credit/testing/deal-life";
import { numberNames } from "../../../finance/credit/testing/deal-scene";
import { dealAfter } from "../deal-after";
import { type DealRecord, proposedRecord, recordFromText, recordToText } from "../deal-record";
import { recentReports, type ReportTold } from "../revenue";
import { numbersTold } from "./numbers";
import type { Told } from "./told";

export type Compared = { readonly figures: number; readonly ways: readonly string[]; readonly unsure: number; readonly unlike: readonly unknown[] };

/** From when on only the chain knows a loan to the micro-dollar: nobody was told that it was brought up to date. Undefined for never. */
function silentFrom({ deal: { terms }, steps }: DealLife): bigint | undefined {
  // The Treasury is told of all others.
  if (terms.junior !== terms.principal) return undefined;
  const silent = steps.find((step) => /applyReceived: ok 0x0{64};/.test(step));
  return silent === undefined ? undefined : BigInt(silent.split(" ")[0] ?? 0);
}

/** Follows a batch of lives by what the contracts told, and holds what that comes to against the mirror, after every block. */
export function compareReplay(batch: Batch, told: readonly (readonly Told[])[]): Compared {
  const lives = new Map(batch.lives.map((life) => [life.address.toLowerCase(), life]));
  const records = new Map<string, DealRecord>();
  const reports = new Map<bigint, readonly ReportTold[]>();
  const reportsOf = (deal: string): readonly ReportTold[] => reports.get(lives.get(deal)?.title.id ?? 0n) ?? [];
  const unsure = new Set<string>();
  const isKnown = (life: DealLife, time: bigint): boolean => !unsure.has(life.name) && time < (silentFrom(life) ?? time + 1n);
  const [ways, unlike]: [string[], unknown[]] = [[], []];
  let figures = 0;

  const follow = (one: Told): void => {
    if (one.kind === "proposed") return void records.set(one.deal, proposedRecord(one.terms));
    const { place } = one;
    if (one.kind === "reported") return void reports.set(one.title, [...(reports.get(one.title) ?? []), { time: BigInt(place.time), revenue: one.revenue }]);
    const [record, life] = [records.get(one.deal), lives.get(one.deal)];
    if (record === undefined || life === undefined) throw new Error(`Nobody proposed ${one.deal}.`);
    const { record: next, receipt } = dealAfter(record, one.log, { place, reports: recentReports(record.deal, reportsOf(one.deal)) });
    if (receipt !== undefined && isKnown(life, BigInt(place.time))) {
      if (receipt.isSure) ways.push(receipt.way ?? "none");
      else unsure.add(life.name);
    }
    // As a database keeps it.
    records.set(one.deal, recordFromText(recordToText(next)));
  };

  for (const [index, { time, reads }] of batch.blocks.entries()) {
    for (const one of told[index] ?? []) follow(one);
    for (const { name, address, numbers } of reads) {
      const deal = address.toLowerCase();
      const [record, life] = [records.get(deal), lives.get(deal)];
      if (record === undefined || life === undefined || !isKnown(life, time)) continue;
      const mine = numbersTold(record, time, reportsOf(deal));
      figures += Object.keys(mine).length;
      const differing = numberNames.flatMap((what, at) => (mine[what] === undefined || mine[what] === numbers[at] ? [] : [{ what, told: mine[what], chain: numbers[at] }]));
      if (differing.length > 0) unlike.push({ seed: batch.seed, name, block: index, differing, steps: life.steps });
    }
  }
  return { figures, ways, unsure: unsure.size, unlike: unlike.slice(0, 1) };
}
