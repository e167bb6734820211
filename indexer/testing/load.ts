/** What is asked again and again, and how a right answer is known. */
export type Target = {
  readonly name: string;
  readonly url: string;
  readonly body?: string;
  readonly right: (text: string) => boolean;
  /** Statuses that are a right answer too, with a body that says what is the matter. */
  readonly excused?: readonly number[];
};

export type Failure = { readonly target: string; readonly what: string };

export type Tally = {
  readonly answered: number;
  readonly excused: number;
  /** Answers that had begun and broke off: nobody in between can ask again for those. */
  readonly cut: readonly Failure[];
  readonly failures: readonly Failure[];
  readonly slowestMs: number;
};

export type Load = {
  /** Resolves when so many more answers have come, right or wrong. */
  more(count: number): Promise<void>;
};

const answerWithinMs = 40_000;

/** Asks everything in turn, as so many clients at once, while `work` goes on. Each client has an address of its own. */
export async function underLoad(targets: readonly Target[], clients: number, work: (load: Load) => Promise<void>): Promise<Tally> {
  const ending = new AbortController();
  const [cut, failures]: [Failure[], Failure[]] = [[], []];
  let [answered, excused, slowestMs, total] = [0, 0, 0, 0];
  const waiters = new Set<() => void>();

  async function ask(target: Target, client: number): Promise<void> {
    const from = performance.now();
    const outcome = await askOnce(target, `10.1.${String(client)}.${String(1 + (total % 250))}`);
    slowestMs = Math.max(slowestMs, performance.now() - from);
    total += 1;
    if (outcome === "right") answered += 1;
    else if (outcome === "excused") excused += 1;
    else (outcome.cut ? cut : failures).push({ target: target.name, what: outcome.what });
    for (const waiter of waiters) waiter();
  }

  const asking = Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (let turn = client; !ending.signal.aborted; turn += 1) {
        const target = targets[turn % targets.length];
        if (target !== undefined) await ask(target, client);
      }
    }),
  );
  const more = (count: number): Promise<void> =>
    new Promise((resolve) => {
      const until = total + count;
      const waiter = (): void => {
        if (total < until) return;
        waiters.delete(waiter);
        resolve();
      };
      waiters.add(waiter);
    });
  try {
    await work({ more });
  } finally {
    ending.abort();
    await asking;
  }
  return { answered, excused, cut, failures, slowestMs: Math.round(slowestMs) };
}

type Outcome = "right" | "excused" | { readonly what: string; readonly cut: boolean };

async function askOnce({ url, body, right, excused = [] }: Target, address: string): Promise<Outcome> {
  // A connection of its own: one that is kept may be closed at the moment it is used again, and only browsers ask once more for that.
  const headers = { "x-forwarded-for": address, "content-type": "application/json", connection: "close" };
  let begun = false;
  try {
    const response = await fetch(url, { method: body === undefined ? "GET" : "POST", headers, signal: AbortSignal.timeout(answerWithinMs), ...(body !== undefined && { body }) });
    begun = true;
    const text = await response.text();
    if (excused.includes(response.status) && text.includes('"error"')) return "excused";
    if (response.status !== 200) return { what: `status ${String(response.status)} ${text.slice(0, 120)}`, cut: false };
    return right(text) ? "right" : { what: `a wrong answer: ${text.slice(0, 120)}`, cut: false };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    return { what: cause, cut: begun };
  }
}
