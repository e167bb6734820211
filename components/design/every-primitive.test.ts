import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

const components = path.join(import.meta.dirname, "..");

const filesOf = (folder: string) =>
  readdirSync(path.join(components, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".tsx") && !file.endsWith(".test.tsx"))
    .map((file) => readFileSync(path.join(components, folder, file), "utf8"));

/** Components that show something, and what each of them renders. */
const primitives = ["ui", "form", "money", "charts"].flatMap(filesOf).flatMap((text) =>
  [...text.matchAll(/^export (?:async )?function ([A-Z]\w+)/gm)].map(([, name = ""]) => ({ name, text })),
);

/** What the page does not show by itself, and why. */
const elsewhere: Readonly<Record<string, string>> = {
  Words: "gives words, shows nothing",
  MoreWords: "gives words, shows nothing",
  TransactionForm: "a whole transaction: the end-to-end tests picture every state of one",
  TransactionPlace: "the middle of a transaction form: pictured with it",
  Forgetful: "shows itself where the browser keeps nothing",
  LiveStamp: "follows the chain's newest block: on /mint and /stake",
  LatePart: "gives a part that is on its way its place: pictured as <Arriving>",
  ArrivingOver: "<Arriving> at the edge of the window, while what opens over the page is on its way",
  TestUsdc: "asks the local faucet: on /mint",
};

it("shows every primitive, by itself or inside another one that is shown", () => {
  const shown = new Set<string>();
  const look = (text: string) => {
    for (const [, name = ""] of text.matchAll(/<([A-Z]\w+)/g)) {
      if (shown.has(name)) continue;
      shown.add(name);
      for (const primitive of primitives.filter((candidate) => candidate.name === name)) look(primitive.text);
    }
  };
  filesOf("design").forEach(look);
  const missing = primitives.map(({ name }) => name).filter((name) => !shown.has(name));
  expect(primitives.length).toBeGreaterThan(30);
  expect(missing.toSorted()).toEqual(Object.keys(elsewhere).toSorted());
});
