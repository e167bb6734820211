// Compiles Chainlink's price feed from its published sources with the compiler it was written for, and prints
// {contract: {abi, bytecode, storageLayout}} as JSON. A process of its own, because that compiler replaces the process's handlers.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, posix } from "node:path";

const require = createRequire(import.meta.url);
const solc = require("solc-0.6.6");
const root = join(dirname(require.resolve("@chainlink/contracts/package.json")), "src/v0.6");
const contracts = ["FluxAggregator", "EACAggregatorProxy"];

/** @type {Record<string, {content: string}>} */
const sources = {};

function addSource(path) {
  if (path in sources) return;
  const content = readFileSync(join(root, path), "utf8");
  sources[path] = { content };
  for (const [, imported] of content.matchAll(/^import\s+"([^"]+)";/gm)) {
    addSource(posix.normalize(posix.join(posix.dirname(path), imported)));
  }
}

for (const name of contracts) addSource(`${name}.sol`);
const output = JSON.parse(
  solc.compile(
    JSON.stringify({
      language: "Solidity",
      sources,
      settings: {
        optimizer: { enabled: true, runs: 200 },
        outputSelection: { "*": { "*": ["abi", "evm.bytecode.object", "storageLayout"] } },
      },
    }),
  ),
);
const errors = (output.errors ?? []).filter((entry) => entry.severity === "error");
if (errors.length > 0) {
  console.error(errors.map((entry) => entry.formattedMessage).join("\n"));
  process.exit(1);
}
const artifacts = Object.fromEntries(
  contracts.map((name) => {
    const { abi, evm, storageLayout } = output.contracts[`${name}.sol`][name];
    return [name, { abi, bytecode: `0x${evm.bytecode.object}`, storageLayout }];
  }),
);
process.stdout.write(JSON.stringify(artifacts));
