import type { Clock } from "../run/deps";
import type { Locks, Release } from "./locks";
import type { TextStore } from "./text-store";

const leaseMs = 6_000;
const renewMs = 2_000;
/** Long enough for two tabs that wrote at the same time to see who was last. */
const settleMs = 60;

type Lease = { readonly owner: string; readonly until: number };

/**
 * Locks for browsers without Web Locks (pages that are not served securely): a lease in the storage that
 * the tabs share, renewed while it is held. A tab that dies lets go when its lease runs out.
 * Where the storage is blocked there is nothing to exclude with, and every tab gets its lock.
 */
export function leaseLocks({ store, clock, owner }: { store: TextStore; clock: Clock; owner: string }): Locks {
  const keyOf = (name: string) => `${name}.lease`;

  const read = (name: string): Lease | undefined => {
    const [holder, until] = store.get(keyOf(name))?.split("|") ?? [];
    return holder === undefined || until === undefined ? undefined : { owner: holder, until: Number(until) };
  };
  const write = (name: string): boolean => store.set(keyOf(name), `${owner}|${String(clock.now() + leaseMs)}`);

  const tryHold = async (name: string): Promise<Release | undefined> => {
    const present = read(name);
    if (present !== undefined && present.owner !== owner && present.until > clock.now()) return undefined;
    if (!write(name)) return () => undefined;
    await clock.sleep(settleMs, new AbortController().signal);
    if (read(name)?.owner !== owner) return undefined;
    const renewal = new AbortController();
    void renew(name, renewal.signal);
    return () => {
      renewal.abort();
      if (read(name)?.owner === owner) store.remove(keyOf(name));
    };
  };

  const renew = async (name: string, signal: AbortSignal): Promise<void> => {
    for (;;) {
      await clock.sleep(renewMs, signal);
      // A tab that slept through its lease has lost it, and must not take it from whoever has it now.
      if (signal.aborted || read(name)?.owner !== owner) return;
      write(name);
    }
  };

  const hold = async (name: string, signal: AbortSignal): Promise<Release | undefined> => {
    while (!signal.aborted) {
      const release = await tryHold(name);
      if (release !== undefined) return release;
      await clock.sleep(renewMs, signal);
    }
    return undefined;
  };

  return { tryHold, hold };
}
