import { systemClock } from "@/lib/tx/run/system-clock";
import type { Channel } from "@/lib/tx/storage/channel";
import { leaseLocks } from "@/lib/tx/storage/lease-locks";
import { type Locks, webLocks } from "@/lib/tx/storage/locks";
import { textStore } from "@/lib/tx/storage/text-store";

/** What the tabs of this browser share. Opened at every use: a browser that forbids it throws then. */
export const browserStore = textStore(() => window.localStorage);

/** Web Locks exist on secure pages; elsewhere the shared storage has to do. */
export function browserLocks(): Locks {
  const owner = crypto.getRandomValues(new Uint32Array(4)).join("");
  const leases = leaseLocks({ store: browserStore, clock: systemClock, owner });
  const manager = lockManagerOf(navigator);
  return manager ? webLocks(manager, leases) : leases;
}

function lockManagerOf({ locks }: { readonly locks?: LockManager | null }): LockManager | undefined {
  return locks ?? undefined;
}

/** Messages between tabs; without BroadcastChannel through the storage's own events. */
export function browserChannel(key: string): Channel {
  return typeof BroadcastChannel === "undefined" ? storageChannel(key) : broadcastChannel(key);
}

function broadcastChannel(key: string): Channel {
  const channel = new BroadcastChannel(key);
  return {
    post: (text) => channel.postMessage(text),
    subscribe: (listener) => {
      const onMessage = ({ data }: MessageEvent<unknown>) => {
        if (typeof data === "string") listener(data);
      };
      channel.addEventListener("message", onMessage);
      return () => channel.removeEventListener("message", onMessage);
    },
  };
}

/** The storage tells the other tabs by itself of what is written to it. */
function storageChannel(key: string): Channel {
  return {
    post: () => undefined,
    subscribe: (listener) => {
      const onStorage = (event: StorageEvent) => {
        if (event.key === key) listener(event.newValue ?? "");
      };
      window.addEventListener("storage", onStorage);
      return () => window.removeEventListener("storage", onStorage);
    },
  };
}
