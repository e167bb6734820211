import { describe, expect, it } from "vitest";
import { textStore } from "./text-store";

const broken = () => {
  throw new Error("SecurityError");
};

function working() {
  const map = new Map<string, string>();
  return {
    map,
    storage: {
      getItem: (key: string) => map.get(key) ?? null,
      setItem: (key: string, text: string) => void map.set(key, text),
      removeItem: (key: string) => void map.delete(key),
    },
  };
}

describe("a text store", () => {
  it("keeps, reads and removes", () => {
    const { map, storage } = working();
    const store = textStore(() => storage);
    expect(store.set("a", "1")).toBe(true);
    expect([store.get("a"), map.get("a")]).toEqual(["1", "1"]);
    store.remove("a");
    expect([store.get("a"), map.size]).toEqual([undefined, 0]);
  });

  it("goes on in the page's memory where the browser forbids storage", () => {
    const store = textStore(broken);
    expect(store.set("a", "1")).toBe(false);
    expect(store.get("a")).toBe("1");
    store.remove("a");
    expect(store.get("a")).toBeUndefined();
  });

  it("goes on in memory where the storage is full, and never shows what is older than that", () => {
    const { map, storage } = working();
    let full = false;
    const limited = {
      ...storage,
      setItem: (key: string, text: string) => {
        if (full) throw new Error("QuotaExceededError");
        storage.setItem(key, text);
      },
    };
    const store = textStore(() => limited);
    store.set("a", "old");
    full = true;
    expect(store.set("a", "new")).toBe(false);
    expect(store.get("a")).toBe("new");
    full = false;
    expect(store.set("a", "newest")).toBe(true);
    expect([store.get("a"), map.get("a")]).toEqual(["newest", "newest"]);
  });
});
