import type { Channel } from "../storage/channel";
import type { Locks, Release } from "../storage/locks";
import { type TextStore, textStore } from "../storage/text-store";

/** A browser without a browser: what its tabs share, in memory. */
export type TestBrowser = {
  readonly openTab: () => TestTab;
  /** The storage all tabs see. */
  readonly stored: Map<string, string>;
};

export type TestTab = {
  readonly store: TextStore;
  readonly locks: Locks;
  readonly channelOf: (key: string) => Channel;
  /** The tab is gone, and with it its locks and its ears. */
  readonly close: () => void;
};

type Waiting = { readonly take: (release: Release) => void };

/** The exclusion that Web Locks give, with the order of requests kept. */
function createLockTable() {
  const queues = new Map<string, Waiting[]>();
  const held = new Set<string>();

  function grant(name: string, waiting: Waiting): void {
    held.add(name);
    let released = false;
    waiting.take(() => {
      if (released) return;
      released = true;
      held.delete(name);
      const next = queues.get(name)?.shift();
      if (next !== undefined) grant(name, next);
    });
  }

  return {
    tryHold: (name: string): Release | undefined => {
      if (held.has(name)) return undefined;
      let release: Release | undefined;
      grant(name, {
        take: (granted) => {
          release = granted;
        },
      });
      return release;
    },
    hold: (name: string, signal: AbortSignal): Promise<Release | undefined> =>
      new Promise((resolve) => {
        const waiting: Waiting = { take: resolve };
        if (!held.has(name)) {
          grant(name, waiting);
          return;
        }
        const queue = queues.get(name) ?? [];
        queues.set(name, queue);
        queue.push(waiting);
        signal.addEventListener("abort", () => {
          queue.splice(queue.indexOf(waiting) >>> 0, 1);
          resolve(undefined);
        });
      }),
  };
}

/** Makes a browser with no tab open. */
export function createTestBrowser(): TestBrowser {
  const stored = new Map<string, string>();
  const table = createLockTable();
  const listeners = new Map<string, Set<(text: string) => void>>();
  const storage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, text: string) => void stored.set(key, text),
    removeItem: (key: string) => void stored.delete(key),
  };

  return {
    stored,
    openTab: () => {
      const life = new AbortController();
      const releases = new Set<Release>();
      const keep = (release: Release | undefined): Release | undefined => {
        if (release === undefined) return undefined;
        releases.add(release);
        return release;
      };
      return {
        store: textStore(() => storage),
        locks: {
          tryHold: (name) => Promise.resolve(keep(table.tryHold(name))),
          hold: async (name, signal) => keep(await table.hold(name, AbortSignal.any([signal, life.signal]))),
        },
        channelOf: (key) => {
          const all = listeners.get(key) ?? new Set();
          listeners.set(key, all);
          const own = new Set<(text: string) => void>();
          return {
            post: (text) => {
              if (life.signal.aborted) return;
              for (const listener of all) if (!own.has(listener)) queueMicrotask(() => listener(text));
            },
            subscribe: (listener) => {
              all.add(listener);
              own.add(listener);
              const end = () => void all.delete(listener);
              life.signal.addEventListener("abort", end);
              return end;
            },
          };
        },
        close: () => {
          life.abort();
          for (const release of releases) release();
        },
      };
    },
  };
}
