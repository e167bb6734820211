import { FormatError } from "./prometheus";
import { plausibleBusy, plausibleWatts, type Reading, type Readings } from "./reading";

// nvidia-smi --query-gpu=timestamp,uuid,utilization.gpu,power.draw --format=csv, with or without units, once or again and again:
// a line of titles, which carry the units in brackets, and a line for each GPU. What is not known stands in brackets: [N/A].

const UUID = ["uuid", "gpu_uuid"];
const UTILISATION = ["utilization.gpu"];
const POWER = ["power.draw.average", "power.draw", "power.draw.instant"];

const unknown = /^(?:\[.*\]|N\/A|ERR!)$/i;
const amount = /^(-?\d+(?:\.\d+)?)(?: (\S+))?$/;

/** Whether a text looks like what nvidia-smi writes, to tell it from an exporter's. */
export function isNvidiaSmi(text: string): boolean {
  return titlesOf(text.slice(0, 4_096).split("\n")[0] ?? "").some((title) => UUID.includes(title));
}

/**
 * What the GPUs of a list say; of one that is listed again and again, with the time, the last. Throws FormatError where the
 * text is no such list, was cut off, or tells of no GPU.
 */
export function readNvidiaSmi(text: string): Readings {
  if (!text.endsWith("\n")) throw new FormatError("The text was cut off: its last line does not end.");
  const [first = "", ...lines] = text.split("\n");
  const titles = titlesOf(first);
  const column = (names: readonly string[]): number => titles.findIndex((title) => names.includes(title));
  const [uuidAt, busyAt, wattsAt] = [column(UUID), column(UTILISATION), POWER.map((name) => titles.indexOf(name)).find((at) => at >= 0) ?? -1];
  if (uuidAt < 0 || busyAt < 0) throw new FormatError("The first line must name the columns uuid and utilization.gpu: ask nvidia-smi for both, and leave noheader out.");
  const isTimed = titles.includes("timestamp");
  const doubts: string[] = [];
  const byUuid = new Map<string, Reading>();
  for (const [index, line] of lines.entries()) {
    const cells = cellsOf(line);
    // A program that adds to the file writes the titles again.
    if (line.trim() === "" || titlesOf(line).join() === titles.join()) continue;
    const uuid = cells[uuidAt] ?? "";
    if (cells.length !== titles.length || !/^GPU-\S+$/.test(uuid)) throw new FormatError(`Line ${index + 2} is no line of nvidia-smi's list.`);
    if (byUuid.has(uuid) && !isTimed) throw new FormatError(`Line ${index + 2} lists a GPU twice: ask nvidia-smi for the timestamp too, or list each GPU once.`);
    const busy = valueOf(cells[busyAt], "%", index + 2);
    const watts = valueOf(cells[wattsAt], "W", index + 2);
    byUuid.set(uuid, {
      ...{ uuid, joules: undefined, lost: false },
      busy: plausibleBusy(uuid, busy === undefined ? undefined : busy / 100, doubts),
      watts: plausibleWatts(uuid, watts, doubts),
    });
  }
  if (byUuid.size === 0) throw new FormatError("The list holds no GPU.");
  return { gpus: [...byUuid.values()], doubts };
}

const cellsOf = (line: string): string[] => line.split(",").map((cell) => cell.trim());

/** Titles without their units. */
const titlesOf = (line: string): string[] => cellsOf(line).map((cell) => cell.replace(/ \[[^\]]*\]$/, ""));

/** A cell in the unit it must have; undefined where it says that it is not known. */
function valueOf(cell: string | undefined, unit: string, line: number): number | undefined {
  if (cell === undefined || unknown.test(cell)) return undefined;
  const found = amount.exec(cell);
  if (found === null || (found[2] !== undefined && found[2] !== unit)) throw new FormatError(`Line ${line} holds a value that is no number of ${unit}.`);
  return Number(found[1]);
}
