import { appendFileSync, existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { forgetOldSince, readSince, sinceFile, type SinceTake, writeSince } from "./since";

const recorded = { takes: [100, 200, 300].map((time) => ({ time, raw: [`0x${String(time)}` as const] })) };
const of = (time: number): SinceTake => ({ time, raw: ["0xab"], gas: 21_000 });
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "aid-since-"));
  file = sinceFile(join(folder, "demo-1.gz"), 8545);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("what was sent since", () => {
  it("is written as it comes, and read up to now", () => {
    const { append } = writeSince(file, recorded, { after: 3, takes: [] });
    expect([existsSync(file), readSince(file, recorded, 1_000)]).toEqual([false, undefined]);
    for (const time of [400, 500, 600]) append(of(time));
    expect(readSince(file, recorded, 1_000)).toEqual({ after: 3, takes: [400, 500, 600].map(of) });
    expect(readSince(file, recorded, 500)?.takes).toEqual([400, 500].map(of));
    expect(readSince(file, recorded, 399)).toBeUndefined();
    expect(readdirSync(folder)).toEqual(["demo-1-8545.since"]);
  });

  it("begins anew with what is known, and forgets what was not", () => {
    writeSince(file, recorded, { after: 2, takes: [of(250), of(900)] });
    const { append } = writeSince(file, recorded, { after: 2, takes: [of(250)] });
    append(of(260));
    expect(readSince(file, recorded, 1_000)).toEqual({ after: 2, takes: [250, 260].map(of) });
    writeSince(file, recorded, { after: 3, takes: [] });
    expect(existsSync(file)).toBe(false);
  });

  it("still follows a past that was lived on from, and none that is another", () => {
    writeSince(file, recorded, { after: 3, takes: [of(400)] });
    expect(readSince(file, { takes: [...recorded.takes, of(350)] }, 1_000)?.takes).toEqual([of(400)]);
    expect(readSince(file, { takes: recorded.takes.slice(0, 2) }, 1_000)).toBeUndefined();
    expect(readSince(file, { takes: [...recorded.takes.slice(0, 2), of(300)] }, 1_000)).toBeUndefined();
  });

  it("is read as far as it is whole", () => {
    writeSince(file, recorded, { after: 3, takes: [of(400)] });
    appendFileSync(file, '{"time":500,"raw":["0x');
    expect(readSince(file, recorded, 1_000)?.takes).toEqual([of(400)]);
    writeFileSync(file, "no JSON");
    expect(readSince(file, recorded, 1_000)).toBeUndefined();
  });

  it("is removed when nobody has written to it for longer than a past is lived on from", () => {
    writeSince(file, recorded, { after: 3, takes: [of(400)] });
    writeSince(sinceFile(join(folder, "demo-1.gz"), 9000), recorded, { after: 3, takes: [of(400)] });
    utimesSync(file, 1_000, 1_000);
    forgetOldSince(folder, 1_000_000 + 8 * 86_400_000);
    expect(readdirSync(folder)).toHaveLength(2);
    utimesSync(join(folder, "demo-1-9000.since"), 2_000, 2_000);
    forgetOldSince(folder, 1_000_001 + 8 * 86_400_000);
    expect(readdirSync(folder)).toEqual(["demo-1-9000.since"]);
    forgetOldSince(join(folder, "none"), 0);
  });
});
