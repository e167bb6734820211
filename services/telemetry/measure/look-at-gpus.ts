import { setTimeout as pause } from "node:timers/promises";
import { nameOf, readSource, type Source, SourceError } from "../read-source";
import { readDcgm } from "./dcgm";
import { isNvidiaSmi, readNvidiaSmi } from "./nvidia-smi";
import { FormatError } from "./prometheus";
import { onePerGpu, type Reading } from "./reading";

/** All GPUs at a moment, and a sentence for each source or value that could not be used. */
export type Look = { readonly gpus: readonly Reading[]; readonly problems: readonly string[]; readonly answered: number };

export type LookOptions = {
  readonly sources: readonly Source[];
  /** The GPUs of the title; all that the sources tell of where none is named. */
  readonly uuids: ReadonlySet<string> | undefined;
  /** How old a file may be, milliseconds. */
  readonly freshMs: number;
  readonly withinMs?: number;
  /** Before the second and last try of a source that failed. */
  readonly againAfterMs?: number;
};

/** An exporter of a thousand GPUs writes about 6 MB. */
const maxBytes = 16 * 1024 * 1024;

/** Asks every source once, and once more where it failed. A source that fails takes its GPUs out of the look, and no others. */
export async function lookAtGpus(options: LookOptions): Promise<Look> {
  const { sources, uuids, withinMs = 10_000, againAfterMs = 1_000, freshMs } = options;
  const readings: Reading[] = [];
  const problems: string[] = [];
  let answered = 0;
  const read = (source: Source) => readSource(source, { maxBytes, withinMs, freshMs }).then(readGpus);
  await Promise.all(
    sources.map(async (source) => {
      try {
        const { gpus, doubts } = await read(source).catch(() => pause(againAfterMs).then(() => read(source)));
        answered += 1;
        readings.push(...gpus);
        problems.push(...doubts.map((doubt) => `${nameOf(source)}: ${doubt}`));
      } catch (error) {
        if (!(error instanceof SourceError) && !(error instanceof FormatError)) throw error;
        problems.push(`${nameOf(source)}: ${error.message}`);
      }
    }),
  );
  const gpus = onePerGpu(readings).filter(({ uuid }) => uuids === undefined || uuids.has(uuid));
  return { gpus, problems, answered };
}

/** What is written in either of the two formats. */
export function readGpus(text: string) {
  if (/^\s*</.test(text)) throw new FormatError("It is a page for people, not a measurement.");
  return isNvidiaSmi(text) ? readNvidiaSmi(text) : readDcgm(text);
}
