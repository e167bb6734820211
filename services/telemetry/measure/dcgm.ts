import { FormatError, parsePrometheus, type Series } from "./prometheus";
import { least, plausibleBusy, plausibleWatts, type Reading, type Readings } from "./reading";

// NVIDIA's dcgm-exporter: fields of the Data Center GPU Manager as metrics, each with the labels UUID, gpu, modelName, Hostname
// and, for a part of a divided GPU (MIG), GPU_I_ID and GPU_I_PROFILE. Where it runs under Kubernetes each pod on a GPU has a line
// of its own with the same value.

/** Percentage; not there for a divided GPU. */
const UTILISATION = "DCGM_FI_DEV_GPU_UTIL";
/** Ratio, of the whole GPU or of a part of it. Where it is measured it is the better one: it counts time, not samples. */
const ACTIVE = "DCGM_FI_PROF_GR_ENGINE_ACTIVE";
/** Watts. */
const POWER = "DCGM_FI_DEV_POWER_USAGE";
/** Millijoules since the driver was loaded. */
const ENERGY = "DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION";
/** The last error of the driver, by its number; 0 none. */
const XID = "DCGM_FI_DEV_XID_ERRORS";

/** "GPU has fallen off the bus": NVIDIA's list of XID errors. */
const FALLEN_OFF_BUS = 79;

// What DCGM puts where it has no value (dcgm_structs.h): 2^47 and a little more for fractions, 2^63 - 16 and a little more for
// whole numbers. The exporter leaves such fields out; older ones do not.
const NO_FRACTION = 2 ** 47;
const NO_INTEGER = 2 ** 62;

type Rows = ReadonlyMap<string, readonly Series[]>;

/** What the GPUs of an exporter say. Throws FormatError where the text is not an exporter's or tells of no GPU. */
export function readDcgm(text: string): Readings {
  const rows = parsePrometheus(text).filter(({ metric }) => metric.startsWith("DCGM_FI_"));
  const byUuid = groupBy(rows, ({ metric, labels }) => {
    const uuid = labels.get("UUID");
    if (uuid === undefined || uuid === "") throw new FormatError(`${metric} has no UUID, so it cannot be told of which GPU it is.`);
    return uuid;
  });
  if (byUuid.size === 0) throw new FormatError("The text holds no metric of DCGM.");
  const doubts: string[] = [];
  const gpus = [...byUuid].map(([uuid, all]) => readingOf(uuid, groupBy(all, ({ metric }) => metric), doubts));
  return { gpus, doubts };
}

function readingOf(uuid: string, rows: Rows, doubts: string[]): Reading {
  const percent = leastOf(rows.get(UTILISATION), NO_FRACTION);
  const busy = activeOf(rows.get(ACTIVE) ?? []) ?? (percent === undefined ? undefined : percent / 100);
  const millijoules = leastOf(rows.get(ENERGY), NO_INTEGER);
  return {
    uuid,
    busy: plausibleBusy(uuid, busy, doubts),
    watts: plausibleWatts(uuid, leastOf(rows.get(POWER), NO_FRACTION), doubts),
    joules: millijoules === undefined || millijoules < 0 ? undefined : millijoules / 1_000,
    lost: (rows.get(XID) ?? []).some(({ value }) => value === FALLEN_OFF_BUS),
  };
}

/** Of the lines that tell the same of a GPU, for its parts and its pods, the least that is a number. */
function leastOf(rows: readonly Series[] = [], blank: number): number | undefined {
  return rows.map(({ value }) => value).filter((value) => Number.isFinite(value) && value < blank).reduce<number | undefined>(least, undefined);
}

/** Of the whole GPU where that is measured, else of its parts, each by how much of the GPU it is. */
function activeOf(rows: readonly Series[]): number | undefined {
  const parts = groupBy(rows, ({ labels }) => labels.get("GPU_I_ID") ?? "");
  const whole = leastOf(parts.get(""), NO_FRACTION);
  if (whole !== undefined) return whole;
  let sum: number | undefined;
  for (const part of parts.values()) {
    const active = leastOf(part, NO_FRACTION);
    const share = shareOf(part[0]);
    if (active !== undefined && share !== undefined) sum = (sum ?? 0) + active * share;
  }
  return sum;
}

/** How much of its GPU a part is, from its profile: "1g.10gb" is one slice, "3g.40gb+me" three. An A30 has four slices, all others seven. */
function shareOf(row: Series | undefined): number | undefined {
  const slices = /^(\d)g\./.exec(row?.labels.get("GPU_I_PROFILE") ?? "")?.[1];
  if (slices === undefined) return undefined;
  return Number(slices) / (/\bA30\b/.test(row?.labels.get("modelName") ?? "") ? 4 : 7);
}

function groupBy(rows: readonly Series[], keyOf: (row: Series) => string): Map<string, Series[]> {
  const groups = new Map<string, Series[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}
