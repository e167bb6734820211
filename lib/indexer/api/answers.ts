import { createMemory, type Memory, type MemoryOptions } from "./memory";

/** A block that answers are of. */
export type AnswerBlock = { readonly hash: string; readonly number: number };

/** Answers of the newest block, and for a moment those of the block before. */
export type Answers<Value> = {
  /**
   * The answer to a question at a block, made by `make` where there is none. While it is made the one of an earlier block is given,
   * for so long after that was the newest. A failure is given to those who waited for it and not kept.
   */
  recall(question: string, block: AnswerBlock, make: () => Promise<Value>): Promise<Value>;
};

type Options<Value> = MemoryOptions<Value> & {
  /** For so long an answer may be of the block before. */
  readonly graceMs: number;
  readonly now?: () => number;
};

type Generation<Value> = { readonly block: AnswerBlock; readonly memory: Memory<Value>; seenAt: number };

/** Answers that are made at once while nobody waits for them: whoever asks for what is there comes first. */
const AT_ONCE = 12;

/** With a block all answers change at once. Rather than that all who ask wait until all are made again, they are given what was right a moment ago. */
export function createAnswers<Value>({ graceMs, now = Date.now, ...options }: Options<Value>): Answers<Value> {
  let newest: Generation<Value> | undefined;
  let before: Generation<Value> | undefined;
  /** Of the newest block, by question. */
  const later = new Map<string, () => Promise<Value>>();
  let running = 0;

  function begin(block: AnswerBlock): Generation<Value> {
    later.clear();
    // What was replaced by another block is not what was right a moment ago.
    before = newest !== undefined && newest.block.number < block.number ? newest : undefined;
    newest = { block, memory: createMemory(options), seenAt: now() };
    return newest;
  }
  function makeLater(): void {
    for (const [question, make] of later) {
      if (running >= AT_ONCE || newest === undefined) return;
      later.delete(question);
      running += 1;
      const over = (): void => {
        running -= 1;
        makeLater();
      };
      // Whoever asks next and has to wait for it is told if it fails.
      newest.memory.recall(question, make).then(over, over);
    }
  }
  return {
    async recall(question, block, make) {
      if (before?.block.hash === block.hash) return before.memory.recall(question, make);
      const generation = newest?.block.hash === block.hash ? newest : begin(block);
      generation.seenAt = now();
      const last = before !== undefined && now() < before.seenAt + graceMs ? before.memory.known(question) : undefined;
      if (last === undefined || generation.memory.known(question) !== undefined) {
        later.delete(question);
        return generation.memory.recall(question, make);
      }
      if (!generation.memory.has(question)) later.set(question, make);
      makeLater();
      return last;
    },
  };
}
