import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { amountProblemCodes } from "./amount-problem";

const directory = fileURLToPath(new URL("../../messages/", import.meta.url));
const languages = readdirSync(directory).filter((file) => file.endsWith(".json"));

it.each(languages)("%s has a sentence for every problem of an amount, and no other", (file) => {
  // Its shape is what this test is about.
  const { money } = JSON.parse(readFileSync(directory + file, "utf8")) as { money: { problem: Record<string, string> } };
  expect(Object.keys(money.problem).sort()).toEqual([...amountProblemCodes].sort());
});
