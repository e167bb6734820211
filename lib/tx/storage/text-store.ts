/** Text by key, kept beyond the page. Never throws: what cannot be kept is not kept. */
export type TextStore = {
  readonly get: (key: string) => string | undefined;
  /** False when it could not be kept. */
  readonly set: (key: string, text: string) => boolean;
  readonly remove: (key: string) => void;
};

/** A browser's storage, which may be full, blocked or absent; then the page's own memory stands in. */
export function textStore(open: () => Pick<Storage, "getItem" | "setItem" | "removeItem">): TextStore {
  const memory = new Map<string, string>();
  const attempt = <T>(use: (storage: ReturnType<typeof open>) => T): T | undefined => {
    try {
      return use(open());
    } catch {
      // Blocked or full: the memory below has it.
      return undefined;
    }
  };
  return {
    get: (key) => memory.get(key) ?? attempt((storage) => storage.getItem(key)) ?? undefined,
    set: (key, text) => {
      const kept = attempt((storage) => {
        // What is there frees its place first: an older record would be believed by the next page.
        storage.removeItem(key);
        storage.setItem(key, text);
        return true;
      });
      if (kept) memory.delete(key);
      else memory.set(key, text);
      return kept ?? false;
    },
    remove: (key) => {
      memory.delete(key);
      attempt((storage) => storage.removeItem(key));
    },
  };
}
