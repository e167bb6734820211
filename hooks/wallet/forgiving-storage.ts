type Kept = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** Storage may be forbidden or full: what is kept in this one ends with the page then. */
export function forgivingStorage(open: () => Kept = () => window.localStorage): Kept {
  const attempt = <Value>(action: () => Value): Value | null => {
    try {
      return action();
    } catch {
      return null;
    }
  };
  return {
    getItem: (key) => attempt(() => open().getItem(key)),
    setItem: (key, value) => { attempt(() => { open().setItem(key, value); }); },
    removeItem: (key) => { attempt(() => { open().removeItem(key); }); },
  };
}

/** What RainbowKit keeps: which wallet was used last, and how to get back to it. */
const THEIRS = /^(rk-|WALLETCONNECT_DEEPLINK_CHOICE$)/;

/**
 * RainbowKit takes the whole page down where the browser's storage refuses. There, what it keeps is forgotten; what others keep is
 * refused as before, so that they can tell. Does nothing where storage works.
 */
export function forgiveRainbowKit(): void {
  try {
    window.localStorage.setItem("rk-probe", "");
    window.localStorage.removeItem("rk-probe");
  } catch {
    const real = Object.getOwnPropertyDescriptor(window, "localStorage");
    const open = (): Kept => real?.get?.call(window) as Kept;
    const forgiving = forgivingStorage(open);
    const of = (key: string): Kept => (THEIRS.test(key) ? forgiving : open());
    const shield: Kept = {
      getItem: (key) => of(key).getItem(key),
      setItem: (key, value) => { of(key).setItem(key, value); },
      removeItem: (key) => { of(key).removeItem(key); },
    };
    Object.defineProperty(window, "localStorage", { configurable: true, get: () => shield });
  }
}
