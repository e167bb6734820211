import { appendFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Stretch } from "./measure/stretch";

/**
 * What was measured, kept on disk so that a process that is killed loses no more than the time until it looks again. One line
 * for each stretch, added with one write; a line that was torn is left out. It holds no figure of a report: what has been
 * reported is asked of the chain.
 */
export type Journal = {
  readonly add: (stretch: Stretch) => void;
  /** Oldest first, as far as it goes back. */
  readonly all: () => readonly Stretch[];
  /** Forgets what ended by then, unix seconds. */
  readonly forget: (before: number) => void;
};

const amount = z.number().nonnegative();
const line = z
  .object({ from: amount, to: amount, busySeconds: amount, joules: amount, online: z.number().int().nonnegative() })
  .refine(({ from, to }) => from <= to);

/** Opens the journal of a title in a folder, which is made where it is missing. Throws what the file system says. */
export function openJournal(folder: string, titleId: bigint): Journal {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `title-${titleId}.jsonl`);
  let kept = readLines(file);
  // Whatever was torn must not run into the next line.
  write(file, kept);
  return {
    add: (stretch) => {
      // Remembered first: a full disk costs what a restart would lose, not more.
      kept.push(stretch);
      appendFileSync(file, `${JSON.stringify(stretch)}\n`);
    },
    all: () => kept,
    forget: (before) => {
      const left = kept.filter(({ to }) => to > before);
      if (left.length === kept.length) return;
      kept = left;
      write(file, kept);
    },
  };
}

function readLines(file: string): Stretch[] {
  return textOf(file).split("\n").flatMap((text) => {
    const read = line.safeParse(parsed(text));
    return read.success ? [read.data] : [];
  });
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw error;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** In the place of the old one at once: who dies here leaves one of the two. */
function write(file: string, stretches: readonly Stretch[]): void {
  const beside = `${file}.${process.pid}`;
  writeFileSync(beside, stretches.map((stretch) => `${JSON.stringify(stretch)}\n`).join(""));
  renameSync(beside, file);
}
