/** What one GPU says of itself at a moment. Undefined: it does not say. */
export type Reading = {
  /** The GPU's own number, the same on every host and in every program. */
  readonly uuid: string;
  /** Share of the time just past in which it worked, 0 to 1. */
  readonly busy: number | undefined;
  /** Drawn now. */
  readonly watts: number | undefined;
  /** Drawn since the driver was loaded. */
  readonly joules: number | undefined;
  /** It has fallen off its bus: the driver knows its name and cannot reach it. */
  readonly lost: boolean;
};

/** What was read, and what of it no GPU can be: one sentence each, and left out. */
export type Readings = { readonly gpus: readonly Reading[]; readonly doubts: readonly string[] };

/** The register takes no more than this of a GPU and its share of the plant: Telemetry.MAX_WATTS. */
export const mostWatts = 5_000;
/** Exporters average over windows that are not quite as long as they say. */
const slack = 1.01;

/** A share of time that can be, or undefined with the doubt noted. */
export function plausibleBusy(uuid: string, share: number | undefined, doubts: string[]): number | undefined {
  if (share === undefined || Number.isNaN(share)) return undefined;
  if (share >= 0 && share <= slack) return Math.min(share, 1);
  doubts.push(`${uuid} says that it works ${percent(share)} % of the time, which is left out: it must be from 0 to 100.`);
  return undefined;
}

/** A power that can be, or undefined with the doubt noted. */
export function plausibleWatts(uuid: string, watts: number | undefined, doubts: string[]): number | undefined {
  if (watts === undefined || Number.isNaN(watts)) return undefined;
  if (watts >= 0 && watts <= mostWatts) return watts;
  doubts.push(`${uuid} says that it draws ${watts} W, which is left out: it must be from 0 to ${mostWatts}.`);
  return undefined;
}

const percent = (share: number): string => String(Math.round(share * 10_000) / 100);

/** Whether it is there and says anything. */
export const isOnline = ({ busy, watts, joules, lost }: Reading): boolean => !lost && (busy ?? watts ?? joules) !== undefined;

/** Each GPU once. One that several hosts or programs tell of counts by the least that any of them says. */
export function onePerGpu(all: readonly Reading[]): readonly Reading[] {
  const byUuid = new Map<string, Reading>();
  for (const reading of all) {
    const other = byUuid.get(reading.uuid);
    byUuid.set(reading.uuid, other === undefined ? reading : lesser(other, reading));
  }
  return [...byUuid.values()];
}

function lesser(a: Reading, b: Reading): Reading {
  return { uuid: a.uuid, busy: least(a.busy, b.busy), watts: least(a.watts, b.watts), joules: least(a.joules, b.joules), lost: a.lost || b.lost };
}

/** The smaller of what is known. */
export function least(a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Math.min(a, b);
}
