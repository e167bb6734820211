import { describe, expect, it } from "vitest";
import { createManualClock, type ManualClock } from "../testing/manual-clock";
import { leaseLocks } from "./lease-locks";
import { type Locks, webLocks } from "./locks";
import { textStore } from "./text-store";

/** The part of the browser's LockManager that is used, for one name. */
function lockManager(): Pick<LockManager, "request"> {
  const queue: (() => void)[] = [];
  let isHeld = false;
  const run = async (callback: (lock: unknown) => unknown) => {
    isHeld = true;
    try {
      return await callback({});
    } finally {
      isHeld = false;
      queue.shift()?.();
    }
  };
  const request = (_name: string, options: LockOptions, callback: (lock: unknown) => unknown): Promise<unknown> => {
    if (!isHeld) return run(callback);
    if (options.ifAvailable) return Promise.resolve(callback(null));
    return new Promise((resolve, reject) => {
      options.signal?.addEventListener("abort", () => {
        reject(new Error("AbortError"));
      });
      queue.push(() => {
        resolve(run(callback));
      });
    });
  };
  return { request: request as LockManager["request"] };
}

/** Locks that nobody ever gets. */
const nobody: Locks = { tryHold: () => Promise.resolve(undefined), hold: () => Promise.resolve(undefined) };
const neverAborts = new AbortController().signal;

describe("the browser's locks", () => {
  it("are held by one, and by the next when let go", async () => {
    const locks = webLocks(lockManager(), nobody);
    const release = await locks.tryHold("a");
    expect(release).toBeDefined();
    expect(await locks.tryHold("a")).toBeUndefined();
    const next = locks.hold("a", neverAborts);
    release?.();
    expect(await next).toBeDefined();
  });

  it("are waited for no longer than wanted", async () => {
    const locks = webLocks(lockManager(), nobody);
    await locks.tryHold("a");
    const controller = new AbortController();
    const waiting = locks.hold("a", controller.signal);
    controller.abort();
    expect(await waiting).toBeUndefined();
  });

  it("give way to others where they are forbidden", async () => {
    const release = () => undefined;
    const others: Locks = { tryHold: () => Promise.resolve(release), hold: () => Promise.resolve(release) };
    const forbidding = [() => Promise.reject(new Error("SecurityError")), () => { throw new Error("SecurityError"); }];
    for (const request of forbidding) {
      const locks = webLocks({ request }, others);
      expect([await locks.tryHold("a"), await locks.hold("a", neverAborts)]).toEqual([release, release]);
    }
  });
});

function leases(): { clock: ManualClock; tab: (owner: string) => Locks } {
  const clock = createManualClock();
  const map = new Map<string, string>();
  const storage = {
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, text: string) => void map.set(key, text),
    removeItem: (key: string) => void map.delete(key),
  };
  return { clock, tab: (owner) => leaseLocks({ store: textStore(() => storage), clock, owner }) };
}

/** Lets the clock go until the promise has settled. */
async function settle<T>(clock: ManualClock, promise: Promise<T>, milliseconds = 200): Promise<T> {
  const passing = clock.pass(milliseconds);
  const value = await promise;
  await passing;
  return value;
}

describe("leases", () => {
  it("are held by one tab, renewed as long as it lives", async () => {
    const { clock, tab } = leases();
    const [one, two] = [tab("one"), tab("two")];
    expect(await settle(clock, one.tryHold("a"))).toBeDefined();
    await clock.pass(60_000);
    expect(await settle(clock, two.tryHold("a"))).toBeUndefined();
  });

  it("pass to the tab that waits when they are let go", async () => {
    const { clock, tab } = leases();
    const [one, two] = [tab("one"), tab("two")];
    const release = await settle(clock, one.tryHold("a"));
    const waiting = two.hold("a", neverAborts);
    await clock.pass(5_000);
    release?.();
    expect(await settle(clock, waiting, 5_000)).toBeDefined();
    expect(await settle(clock, one.tryHold("a"))).toBeUndefined();
  });

  it("run out when their tab has died", async () => {
    const { clock, tab } = leases();
    const dead = createManualClock(clock.now());
    const map = new Map<string, string>();
    const storage = {
      getItem: (key: string) => map.get(key) ?? null,
      setItem: (key: string, text: string) => void map.set(key, text),
      removeItem: (key: string) => void map.delete(key),
    };
    const store = textStore(() => storage);
    // The first tab's clock stands still after it has taken the lease: it renews nothing any more.
    await settle(dead, leaseLocks({ store, clock: dead, owner: "dead" }).tryHold("a"));
    const alive = leaseLocks({ store, clock, owner: "alive" });
    expect(await settle(clock, alive.tryHold("a"))).toBeUndefined();
    expect(await settle(clock, alive.hold("a", neverAborts), 20_000)).toBeDefined();
    expect(tab("other")).toBeDefined();
    // It wakes, late: the lease is not its own any more.
    await dead.pass(10_000);
    expect(map.get("a.lease")).toMatch(/^alive\|/);
  });

  it("are one tab's only when two reach for them at once", async () => {
    const { clock, tab } = leases();
    const both = Promise.all([tab("one").tryHold("a"), tab("two").tryHold("a")]);
    const held = await settle(clock, both);
    expect(held.filter((release) => release !== undefined)).toHaveLength(1);
  });

  it("are given to everybody where nothing can be stored", async () => {
    const clock = createManualClock();
    const store = textStore(() => {
      throw new Error("SecurityError");
    });
    const locks = leaseLocks({ store, clock, owner: "one" });
    const release = await locks.tryHold("a");
    expect(release).toBeDefined();
    expect(release?.()).toBeUndefined();
  });

  it("are waited for no longer than wanted", async () => {
    const { clock, tab } = leases();
    await settle(clock, tab("one").tryHold("a"));
    const controller = new AbortController();
    const waiting = tab("two").hold("a", controller.signal);
    await clock.pass(3_000);
    controller.abort();
    expect(await settle(clock, waiting)).toBeUndefined();
  });
});
