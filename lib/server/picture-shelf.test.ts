import { describe, expect, it } from "vitest";
import { createShelf } from "./picture-shelf";

const bytes = (text: string) => new TextEncoder().encode(text);

describe("the shelf of pictures", () => {
  it("draws once for everybody until the time is over", async () => {
    let time = 0;
    let drawn = 0;
    const shelf = createShelf(() => time);
    const draw = () => Promise.resolve({ bytes: bytes(String((drawn += 1))), keepMs: 100 });
    const first = await Promise.all([shelf("a", draw), shelf("a", draw), shelf("a", draw)]);
    expect(new Set(first.map(({ etag }) => etag)).size).toBe(1);
    time = 99;
    await shelf("a", draw);
    expect(drawn).toBe(1);
    time = 100;
    const [later] = await Promise.all([shelf("a", draw), shelf("a", draw)]);
    expect(drawn).toBe(2);
    expect(later.etag).not.toBe(first[0].etag);
  });

  it("draws one at a time", async () => {
    let now = 0;
    let most = 0;
    const shelf = createShelf();
    const draw = async () => {
      most = Math.max(most, (now += 1));
      await Promise.resolve();
      now -= 1;
      return { bytes: bytes("x"), keepMs: 1_000 };
    };
    await Promise.all(["a", "b", "c"].map((key) => shelf(key, draw)));
    expect(most).toBe(1);
  });

  it("forgets a drawing that failed, and goes on", async () => {
    const shelf = createShelf();
    await expect(shelf("a", () => Promise.reject(new Error("no ink")))).rejects.toThrow("no ink");
    await expect(shelf("a", () => Promise.resolve({ bytes: bytes("x"), keepMs: 1_000 }))).resolves.toMatchObject({ bytes: bytes("x") });
  });
});
