import { createHash } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import type { Take } from "../stage/take";
import { type Recording, takeLine } from "./recording";

/** A block of the time after a recorded past, with the gas that it used: made again, it uses as much. Absent where the story alone made it. */
export type SinceTake = Take & { readonly gas?: number };

/** What was sent on one chain since its recorded past ended: a line for each block that holds something, written as it comes. */
export type Since = {
  /** How many blocks of the recording come before. */
  readonly after: number;
  readonly takes: readonly SinceTake[];
};

const firstLine = z.strictObject({ after: z.int().min(0), print: z.string() });
const line = takeLine.extend({ gas: z.int().exactOptional() });
/** A file that nobody has written to for longer belongs to no past that is still lived on from. */
const oldestMs = 8 * 86_400_000;

/** Beside a recording, one for each port: two demos of one clone have one past, and each a present of its own. */
export const sinceFile = (recording: string, port: number): string => recording.replace(/\.gz$/, `-${port}.since`);

/** What of such a file can follow this recording, up to `now`; a clock that was moved on may have been further. Undefined where there is nothing. */
export function readSince(file: string, { takes }: Pick<Recording, "takes">, now: number): Since | undefined {
  try {
    const [first = "", ...rest] = readFileSync(file, "utf8").split("\n");
    const { after, print } = firstLine.parse(JSON.parse(first));
    if (after > takes.length || printOf(takes.slice(0, after)) !== print) return undefined;
    const known: SinceTake[] = [];
    for (const text of rest) {
      // The last line may have been broken off.
      const take = text.endsWith("}") ? line.safeParse(JSON.parse(text)).data : undefined;
      if (take === undefined || take.time > now) break;
      known.push(take);
    }
    return known.length === 0 ? undefined : { after, takes: known };
  } catch {
    return undefined;
  }
}

export type SinceWriter = { readonly append: (take: SinceTake) => void };

/** Begins the file anew with what is known by now, and hears of all that follows. Until there is something there is no file. */
export function writeSince(file: string, { takes: recorded }: Pick<Recording, "takes">, { after, takes }: Since): SinceWriter {
  const begin = (known: readonly SinceTake[]): void => {
    mkdirSync(dirname(file), { recursive: true });
    // Written aside and renamed: what was known is never half there.
    const lines = [{ after, print: printOf(recorded.slice(0, after)) }, ...known].map((one) => `${JSON.stringify(one)}\n`);
    writeFileSync(`${file}.new`, lines.join(""));
    renameSync(`${file}.new`, file);
  };
  if (takes.length > 0) begin(takes);
  else rmSync(file, { force: true });
  return {
    append(take) {
      if (!existsSync(file)) begin([]);
      appendFileSync(file, `${JSON.stringify(take)}\n`);
    },
  };
}

/** Removes what was written of pasts that nobody lives on from any more. */
export function forgetOldSince(folder: string, nowMs: number): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder).filter((one) => one.endsWith(".since"))) {
    if (nowMs - statSync(join(folder, name)).mtimeMs > oldestMs) rmSync(join(folder, name), { force: true });
  }
}

const printOf = (takes: readonly Take[]): string => createHash("sha256").update(JSON.stringify(takes)).digest("hex");
