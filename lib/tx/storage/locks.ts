export type Release = () => void;

/** Exclusion between the tabs of one browser. */
export type Locks = {
  /** Takes the lock if it is free; otherwise undefined, at once. */
  readonly tryHold: (name: string) => Promise<Release | undefined>;
  /** Waits for the lock. Undefined when the signal aborts first. */
  readonly hold: (name: string, signal: AbortSignal) => Promise<Release | undefined>;
};

/**
 * The browser's own locks (Web Locks): a tab that closes or crashes lets go of them. Where the browser
 * forbids them, `otherwise` excludes as well as it can.
 */
export function webLocks(manager: Pick<LockManager, "request">, otherwise: Locks): Locks {
  return {
    tryHold: (name) => request(manager, name, { ifAvailable: true }).catch(() => otherwise.tryHold(name)),
    hold: (name, signal) =>
      request(manager, name, { signal }).catch(() => (signal.aborted ? undefined : otherwise.hold(name, signal))),
  };
}

/** Resolves once the lock is held, or is known not to be; the lock lasts until it is released. */
function request(manager: Pick<LockManager, "request">, name: string, options: LockOptions): Promise<Release | undefined> {
  return new Promise((resolve, reject) => {
    const held = manager.request(name, options, (lock) => {
      if (lock === null) {
        resolve(undefined);
        return undefined;
      }
      return new Promise<void>((release) => {
        resolve(release);
      });
    });
    held.catch(reject);
  });
}
