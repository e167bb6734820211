import { createMemory, type Memory, type MemoryOptions } from "./memory";

/** Answers of the newest block, and for a moment those of the block before. */
export type Answers<Value> = {
  /**
   * The answer to a question at a block, made by `make` where there is none. While it is made the one of the block before is given,
   * for so long after it was still the newest. A failure is given to those who waited for it and not kept.
   */
  recall(question: string, block: string, make: () => Promise<Value>): Promise<Value>;
};

type Options<Value> = MemoryOptions<Value> & {
  /** For so long an answer may be of the block before. */
  readonly graceMs: number;
  readonly now?: () => number;
};

type Generation<Value> = { readonly block: string; readonly memory: Memory<Value>; seenAt: number };

/** Answers that are made at once while nobody waits for them: whoever asks for what is there comes first. */
const AT_ONCE = 12;

/** With a block all answers change at once. Rather than that all who ask wait until all are made again, they are given what was right a moment ago. */
export function createAnswers<Value>({ graceMs, now = Date.now, ...options }: Options<Value>): Answers<Value> {
  let newest: Generation<Value> | undefined;
  let before: Generation<Value> | undefined;
  /** Of the newest block, by question. */
  const later = new Map<string, () => Promise<Value>>();
  let running = 0;

  function generationOf(block: string): Generation<Value> {
    const known = [newest, before].find((one) => one?.block === block);
    if (known) return known;
    later.clear();
    before = newest;
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
  /** What may be given although a block has come since. */
  function stillGood(question: string, generation: Generation<Value>): Value | undefined {
    if (generation !== newest || before === undefined || now() >= before.seenAt + graceMs) return undefined;
    return before.memory.known(question);
  }
  return {
    async recall(question, block, make) {
      const generation = generationOf(block);
      if (generation === newest) generation.seenAt = now();
      const answer = generation.memory.known(question) ?? stillGood(question, generation);
      if (answer === undefined) later.delete(question);
      if (answer === undefined || generation.memory.known(question) !== undefined) return generation.memory.recall(question, make);
      if (!generation.memory.has(question)) later.set(question, make);
      makeLater();
      return answer;
    },
  };
}
