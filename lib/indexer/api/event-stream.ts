import type { StreamEvent } from "../schemas/stream";
import type { Head } from "./answer";
import { changedFigures } from "./changed-figures";
import { Refusal } from "./refusal";

export type EventStreamOptions = {
  readonly head: () => Promise<Head>;
  /** The summary as its answer has it, of a block. */
  readonly figures: (head: Head) => Promise<unknown>;
  readonly log: (error: unknown) => void;
  /** How often the head is looked at while anybody listens. */
  readonly everyMs: number;
  /** Listeners at once, at most. */
  readonly most: number;
  /** Of them, those of one client: otherwise one would take the places of all. */
  readonly mostOfOne: number;
  /** How often a connection on which nothing happens says that it is there. */
  readonly aliveMs?: number;
};

type Listener = (chunk: string) => void;
type Leave = (why?: Error) => void;
type State = { readonly head: Head; readonly figures: unknown };

export type EventStream = {
  /** A stream for one listener, which ends when `signal` does; `who` is whom it is counted for. Throws a Refusal where there are too many. */
  open(signal: AbortSignal, who: string): ReadableStream<Uint8Array>;
  listeners(): number;
};

/** A listener that has not read so many pieces is gone, or too slow for what it asked for. */
const MOST_WAITING = 64;

/** New blocks and changed figures, to all listeners alike (WHATWG HTML §9.2). The chain is looked at once for all, and only while somebody listens. */
export function createEventStream(options: EventStreamOptions): EventStream {
  const listeners = new Map<Listener, string>();
  let state: State | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = (chunk: string): void => listeners.forEach((_who, listener) => listener(chunk));

  async function look(): Promise<void> {
    try {
      const head = await options.head();
      if (head.hash === state?.head.hash) return;
      const figures = await options.figures(head);
      // What was read while a block came in may be half of one and half of the next.
      if ((await options.head()).hash !== head.hash) return;
      const before = state;
      state = { head, figures };
      tell(before === undefined ? opening(state) : step(before, state));
    } catch (error) {
      // A listener waits for the next look; nothing is known of this moment.
      if (!(error instanceof Refusal)) options.log(error);
    }
  }

  function schedule(): void {
    timer = setTimeout(() => {
      void look().finally(() => {
        timer = undefined;
        if (listeners.size > 0) schedule();
        else state = undefined;
      });
    }, options.everyMs);
  }

  return {
    listeners: () => listeners.size,
    open(signal, who) {
      if (listeners.size >= options.most) throw full("Too many listen already; ask again in a minute.");
      if ([...listeners.values()].filter((one) => one === who).length >= options.mostOfOne) throw full("Too many listen from your address already; end one, or ask again in a minute.");
      const encoder = new TextEncoder();
      let leave: Leave = () => undefined;
      return new ReadableStream<Uint8Array>(
        {
          start(controller) {
            const write: Listener = (chunk) => {
              if ((controller.desiredSize ?? 0) <= 0) leave(new Error("A listener to events did not read them."));
              else controller.enqueue(encoder.encode(chunk));
            };
            const alive = setInterval(() => write(": still here\n\n"), options.aliveMs ?? 15_000);
            const end = (): void => leave();
            leave = (why) => {
              if (!listeners.delete(write)) return;
              clearInterval(alive);
              signal.removeEventListener("abort", end);
              // What was not read would keep the connection for as long as its other side likes: an error ends that too.
              if (why === undefined) controller.close();
              else controller.error(why);
            };
            listeners.set(write, who);
            signal.addEventListener("abort", end);
            write("retry: 2000\n\n");
            if (state !== undefined) write(opening(state));
            if (timer === undefined) schedule();
          },
          cancel: () => leave(),
        },
        new CountQueuingStrategy({ highWaterMark: MOST_WAITING }),
      );
    },
  };
}

const full = (message: string): Refusal => new Refusal({ code: "too-many-requests", message, retryAfter: 60 });

const opening = ({ head, figures }: State): string => `${event("block", head, head)}${event("summary", head, figures)}`;

function step(before: State, after: State): string {
  const changed = changedFigures(before.figures, after.figures);
  const told = event("block", after.head, after.head);
  return Object.keys(changed).length === 0 ? told : `${told}${event("figures", after.head, changed)}`;
}

/** JSON has no line breaks of its own, so one data line holds it. */
const event = (name: StreamEvent, { number }: Head, data: unknown): string => `event: ${name}\nid: ${String(number)}\ndata: ${JSON.stringify(data)}\n\n`;
