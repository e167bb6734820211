import { describe, expect, it } from "vitest";
import { publicRoutes } from "../../lib/routes";
import { type Measurement, routes, tooMuch } from "../lib/measure/bars.mjs";

const light = { transferKiB: 300, roundTrips: 2, idle: [5, 5] } satisfies Measurement["seen"];
const page: Measurement = { path: "/mint", scriptKiB: 180, fontsKB: 90, seen: light, connected: light, complaints: [] };

describe("the bars of a page", () => {
  it("are set for every page", () => {
    const beside = ["/mint?tab=swap", "/stake?tab=unstake", "/stake?tab=tickets", "/tickets/1"];
    expect(routes.map(({ path }) => path).toSorted()).toEqual([...publicRoutes.map(({ path }) => path), ...beside].toSorted());
  });

  it("let a light page pass", () => {
    expect(tooMuch(page)).toEqual([]);
    expect(tooMuch({ path: "/terms", scriptKiB: 150, fontsKB: 90, complaints: [] })).toEqual([]);
  });

  it.each<[Partial<Measurement>, string]>([
    [{ scriptKiB: 200.1 }, "/mint has 200.1 KiB of script, more than 200."],
    [{ path: "/terms", scriptKiB: 150.1, seen: undefined, connected: undefined }, "/terms has 150.1 KiB of script, more than 150."],
    [{ path: "/", scriptKiB: 150.1 }, "/ has 150.1 KiB of script, more than 150."],
    [{ fontsKB: 121 }, "/mint preloads 121.0 KB of fonts, more than 120."],
    [{ seen: { ...light, transferKiB: 401 } }, "/mint transfers 401.0 KiB, more than 400."],
    [{ connected: { ...light, transferKiB: 421 } }, "/mint with a connected wallet transfers 421.0 KiB, more than 420."],
    [{ connected: { ...light, roundTrips: 3 } }, "/mint with a connected wallet makes 3 round trips to become complete, more than 2."],
    [{ seen: { ...light, idle: [6, 7] } }, "/mint makes 7 requests in 10 s on a chain that stands still, more than 6."],
    [{ seen: { ...light, idle: [2, 4] } }, "/mint asks more and more of a chain that stands still: 2 requests, then 4."],
    [{ complaints: ["it talks to http://elsewhere"] }, "/mint: it talks to http://elsewhere"],
  ])("stop %j", (heavy, sentence) => {
    expect(tooMuch({ ...page, ...heavy })).toEqual([sentence]);
  });
});
