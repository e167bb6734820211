import { readFileSync, readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { at } from "../paths.mjs";

/** What exists for a chain on this machine only. `mustBeLocal`: the local build has it, or the search would prove nothing. */
const MARKS = [
  { what: "the development mnemonic", text: "test test test test test test test test test test test junk", mustBeLocal: true },
  { what: "a development key", text: "ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80" },
  { what: "the first development account", text: "f39fd6e51aad88f6f4ce6ab8827279cfffb92266" },
  { what: "the demo wallet", text: "demo wallet", mustBeLocal: true },
  { what: "the local-only API", text: "/api/local/", mustBeLocal: true },
  { what: "the faucet's button", text: "add test usdc", mustBeLocal: true },
  { what: "the local attestor", text: "local attestor", mustBeLocal: true },
  { what: "the page of tokens and primitives", text: "tokens and primitives", mustBeLocal: true },
];

/** Folders of other people's code: they may speak of test mnemonics. */
const OTHERS = /(^|\/)node_modules$/;

/**
 * Searches a finished build, server and assets alike, for anything of the demo wallet. Returns one sentence per finding.
 * @param folder of the build
 * @param expectLocal true for the local build: then it tells what is missing instead
 */
export function demoWalletFindings(folder, expectLocal = false) {
  const found = new Map();
  for (const file of filesOf(folder)) {
    const text = readFileSync(file, "latin1").toLowerCase();
    for (const mark of MARKS) if (text.includes(mark.text) && !found.has(mark)) found.set(mark, file);
  }
  if (expectLocal) return MARKS.filter((mark) => mark.mustBeLocal && !found.has(mark)).map(({ what }) => `The local build does not hold ${what}.`);
  return [...found].map(([{ what }, file]) => `The production build holds ${what}: ${relative(at(), file)}`);
}

function filesOf(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (OTHERS.test(path)) return [];
    return statSync(path).isDirectory() ? filesOf(path) : [path];
  });
}
