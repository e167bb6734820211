import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { openJournal } from "./journal";

const root = mkdtempSync(join(tmpdir(), "aid-journal-"));
afterAll(() => rmSync(root, { recursive: true }));

const stretch = (from: number) => ({ from, to: from + 60, busySeconds: 30.5, joules: 700, online: 8 });

describe("the journal", () => {
  it("is there again after the process was killed, without the line that was torn", () => {
    const folder = join(root, "deep", "killed");
    const journal = openJournal(folder, 7n);
    for (const from of [0, 60, 120]) journal.add(stretch(from));
    appendFileSync(join(folder, "title-7.jsonl"), JSON.stringify(stretch(180)).slice(0, -5));
    const again = openJournal(folder, 7n);
    expect(again.all()).toEqual([stretch(0), stretch(60), stretch(120)]);
    again.add(stretch(240));
    expect(openJournal(folder, 7n).all()).toEqual([stretch(0), stretch(60), stretch(120), stretch(240)]);
    expect(openJournal(folder, 8n).all()).toEqual([]);
  });

  it("leaves out what no stretch can be, whoever wrote it", () => {
    const folder = join(root, "spoiled");
    openJournal(folder, 7n).add(stretch(0));
    const wrong = ["", "no JSON", "null", "[]", '{"from":0}', JSON.stringify({ ...stretch(0), to: -1 }), JSON.stringify({ ...stretch(0), busySeconds: -1 }), JSON.stringify({ ...stretch(0), online: 1.5 })];
    appendFileSync(join(folder, "title-7.jsonl"), `${wrong.join("\n")}\n`);
    expect(openJournal(folder, 7n).all()).toEqual([stretch(0)]);
  });

  it("forgets what ended before, on disk too", () => {
    const folder = join(root, "old");
    const journal = openJournal(folder, 7n);
    for (const from of [0, 60, 120]) journal.add(stretch(from));
    journal.forget(120);
    expect(journal.all()).toEqual([stretch(120)]);
    expect(readFileSync(join(folder, "title-7.jsonl"), "utf8").split("\n")).toHaveLength(2);
  });
});
