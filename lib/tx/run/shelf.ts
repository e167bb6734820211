import type { z } from "zod";
import type { Channel } from "../storage/channel";
import type { Locks, Release } from "../storage/locks";
import { decodeRecord, encodeRecord, type RunRecord } from "../storage/record";
import type { TextStore } from "../storage/text-store";

/** What the tabs of a browser share of one run. */
export type Shelf<Data> = {
  readonly read: () => RunRecord<Data> | undefined;
  /** Keeps it and tells the other tabs. */
  readonly write: (record: RunRecord<Data>) => void;
  readonly clear: () => void;
  /** Clears without a word to other tabs, which may be showing it. */
  readonly drop: () => void;
  /** Calls with what another tab has written; with undefined when it has cleared. Returns what ends it. */
  readonly watch: (listener: (record: RunRecord<Data> | undefined) => void) => () => void;
  readonly tryHold: () => Promise<Release | undefined>;
  readonly hold: (signal: AbortSignal) => Promise<Release | undefined>;
};

const cleared = "";

/** The shelf of one run, by its key. A record that cannot be kept or read stops nothing. */
export function createShelf<Data>(parameters: {
  key: string;
  schema: z.ZodType<Data>;
  store: TextStore;
  locks: Locks;
  channel: Channel;
}): Shelf<Data> {
  const { key, schema, store, locks, channel } = parameters;
  return {
    read: () => {
      const text = store.get(key);
      return text === undefined ? undefined : decodeRecord(schema, text);
    },
    write: (record) => {
      const text = encodeRecord(schema, record);
      store.set(key, text);
      channel.post(text);
    },
    clear: () => {
      store.remove(key);
      channel.post(cleared);
    },
    drop: () => store.remove(key),
    watch: (listener) => channel.subscribe((text) => listener(text === cleared ? undefined : decodeRecord(schema, text))),
    tryHold: () => locks.tryHold(key),
    hold: (signal) => locks.hold(key, signal),
  };
}
