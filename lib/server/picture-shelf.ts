import { createHash } from "node:crypto";

export type Drawn = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** How long it may be shown, milliseconds. */
  readonly keepMs: number;
};

export type Kept = { readonly bytes: Uint8Array<ArrayBuffer>; readonly etag: string; readonly until: number };

/**
 * Keeps each picture until its time is over and draws one at a time, whoever asks and however many: drawing takes a core for
 * a good part of a second. There is one place per key, so whoever makes the keys bounds the memory. A drawing that fails is
 * told to those who waited for it and then forgotten.
 */
export function createShelf(now: () => number = Date.now): (key: string, draw: () => Promise<Drawn>) => Promise<Kept> {
  const shelf = new Map<string, Promise<Kept>>();
  let last: Promise<unknown> = Promise.resolve();

  function make(draw: () => Promise<Drawn>): Promise<Kept> {
    const made = last.then(async () => {
      const { bytes, keepMs } = await draw();
      return { bytes, etag: `"${createHash("sha256").update(bytes).digest("base64url")}"`, until: now() + keepMs };
    });
    last = made.catch(() => undefined);
    return made;
  }

  return async (key, draw) => {
    const known = shelf.get(key);
    const kept = await known?.catch(() => undefined);
    if (kept && kept.until > now()) return kept;
    const running = shelf.get(key);
    // Somebody who waited for the same has begun to draw it anew.
    if (running && running !== known) return running;
    const made = make(draw);
    shelf.set(key, made);
    return made;
  };
}
