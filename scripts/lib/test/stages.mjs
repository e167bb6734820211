import { buildApp } from "../app.mjs";
import { ensureChromium } from "../chromium.mjs";
import { ensureBalancer } from "../cluster/balancer.mjs";
import { ensurePostgres } from "../postgres.mjs";
import { contractCoverage, libCoverageNotes } from "./coverage.mjs";
import { demoProblems, twoClonesProblems } from "./demo-check.mjs";
import { figures, forge, forgeTests, playwright, script, telling, typescript, vitest, work } from "./kinds.mjs";
import { lighthouseScores } from "./lighthouse.mjs";
import { loadFindings } from "./load.mjs";
import { demoWalletFindings } from "./no-demo-wallet.mjs";

/** Where the builds of this run are. */
const folders = {};

const build = (variant) =>
  work(async () => {
    folders[variant] = (await buildApp(variant)).folder;
  });

/**
 * Everything that is checked, in order. `parts`: the commands that run it (npm test runs "land", which is what must pass
 * before landing, npm run test:full everything, of which "long" is what npm test leaves out). A stage
 * whose `needs` failed is not run and counts as failed. Those that go `beside` another begin with it, one after another,
 * since each keeps one core busy or waits: what concerns the contracts beside the checks of the rest, one build of the app
 * beside the other. `env` is shared by the stages.
 */
export const stages = [
  { name: "types", parts: ["land", "unit"], run: script("node_modules/typescript/bin/tsc", ["--noEmit"], { minutes: 10 }) },
  { name: "lint", parts: ["land", "unit"], run: script("node_modules/eslint/bin/eslint.js", [".", "--max-warnings", "0"], { minutes: 15 }) },
  { name: "unused code", parts: ["land", "unit"], run: script("node_modules/knip/bin/knip.js", ["--no-progress"]) },
  { name: "environment example", parts: ["land", "unit"], run: typescript("scripts/env-example.ts", ["--check"]) },
  { name: "unit", parts: ["land", "unit"], run: vitest("unit", ["unit", "dom"], { minutes: 12 }) },

  { name: "contracts build", parts: ["land", "contracts", "e2e"], beside: "types", run: forge(["build"], { minutes: 15 }) },
  { name: "contracts format", parts: ["land", "contracts"], beside: "types", run: forge(["fmt", "--check"]) },
  { name: "contracts", parts: ["land", "contracts"], needs: ["contracts build"], beside: "types", run: forgeTests("contracts", [], { minutes: 10 }) },
  { name: "gas snapshot", parts: ["land", "contracts"], needs: ["contracts build"], beside: "types", run: forge(["snapshot", "--check", "--match-path", "test/gas/*"], { minutes: 8 }) },
  { name: "interfaces", parts: ["land", "contracts"], needs: ["contracts build"], beside: "types", run: typescript("scripts/abis.ts", ["--check"]) },
  { name: "gas bars", parts: ["land", "contracts"], needs: ["contracts build"], beside: "types", run: typescript("scripts/gas.ts", ["--check"], { minutes: 10 }) },
  { name: "chain", parts: ["land"], needs: ["contracts build"], run: vitest("chain", ["chain"], { minutes: 12 }) },

  { name: "production build", parts: ["land"], run: build("production") },
  {
    name: "no demo wallet in production",
    parts: ["land"],
    needs: ["production build"],
    run: work(async () => demoWalletFindings(folders.production)),
  },
  { name: "local build", parts: ["land", "e2e"], beside: "production build", run: build("local") },
  {
    name: "demo wallet in the local build",
    parts: ["land"],
    needs: ["local build"],
    run: work(async () => demoWalletFindings(folders.local, true)),
  },
  {
    name: "chromium",
    parts: ["land", "e2e"],
    run: work(async (env) => {
      env.CHROMIUM_PATH = await ensureChromium();
    }),
  },
  {
    name: "size of pages",
    parts: ["land"],
    needs: ["contracts build", "production build", "chromium"],
    run: script("scripts/measure.mjs", ["--check"], { minutes: 6 }),
  },
  { name: "demo", parts: ["land"], needs: ["contracts build", "local build"], beside: "size of pages", run: work(demoProblems) },
  {
    name: "end to end",
    parts: ["land", "e2e"],
    needs: ["contracts build", "local build", "chromium"],
    run: playwright("e2e", { minutes: 18, args: ["--grep-invert", "@long"] }),
  },

  { name: "demo in two clones", parts: ["long"], needs: ["contracts build", "local build"], run: work(twoClonesProblems) },
  {
    name: "deep invariants",
    parts: ["long"],
    needs: ["contracts build"],
    run: forgeTests("deep", [], { minutes: 90, env: { FOUNDRY_PROFILE: "deep" } }),
  },
  {
    name: "lives of loans",
    parts: ["long"],
    needs: ["contracts build"],
    run: vitest("lives", ["chain"], { minutes: 30, args: ["lib/finance/credit/loan.chain.test.ts"], ...telling("lives", { LIVES: "20000" }) }),
  },
  {
    name: "lives of deals",
    parts: ["long"],
    needs: ["contracts build"],
    run: vitest("deals", ["chain"], { minutes: 30, args: ["lib/finance/credit/deal.chain.test.ts"], ...telling("deals", { LIVES: "10000" }) }),
  },
  { name: "twelve months", parts: ["long"], needs: ["contracts build"], run: vitest("twelve-months", ["long"], { minutes: 25, args: ["world"] }) },
  {
    name: "cluster tools",
    parts: ["long"],
    run: work(async () => {
      await ensurePostgres();
      await ensureBalancer();
    }),
  },
  {
    name: "cluster",
    parts: ["long"],
    needs: ["contracts build", "production build", "cluster tools"],
    run: vitest("cluster", ["long"], { minutes: 40, args: ["indexer/cluster.long.chain.test.ts"], ...telling("cluster") }),
  },
  { name: "spoiled contracts", parts: ["long"], needs: ["contracts build"], run: typescript("scripts/mutate.ts", ["--count", "60", "--minutes", "55"], { minutes: 60, ...telling("spoiled") }) },
  { name: "coverage of contracts", parts: ["long"], needs: ["contracts build"], run: figures(contractCoverage) },
  {
    name: "coverage of lib",
    parts: ["long"],
    needs: ["contracts build"],
    run: vitest("coverage", ["unit", "dom", "chain"], { minutes: 40, args: ["--coverage"], notes: libCoverageNotes }),
  },
  {
    name: "bad days",
    parts: ["long"],
    needs: ["contracts build", "local build", "chromium"],
    run: playwright("bad-days", { minutes: 20, args: ["--grep", "@bad-days"] }),
  },
  {
    name: "reach",
    parts: ["long"],
    needs: ["contracts build", "local build", "chromium"],
    run: playwright("reach", { minutes: 15, args: ["--grep", "@reach"] }),
  },
  {
    name: "accidents",
    parts: ["long"],
    needs: ["contracts build", "local build", "chromium"],
    run: playwright("accidents", { minutes: 10, args: ["--grep", "@accidents"] }),
  },
  { name: "index", parts: ["long"], needs: ["contracts build"], run: script("scripts/measure-index.mjs", ["--events", "100000"], { minutes: 60 }) },
  { name: "load", parts: ["long"], needs: ["contracts build", "production build"], run: figures(loadFindings) },
  { name: "lighthouse", parts: ["long"], needs: ["contracts build", "production build", "chromium"], run: figures(lighthouseScores) },
];

/** The stages of these parts or with these names; "full" is everything. Undefined when a name means nothing. */
export function choose(names) {
  const known = (name) => name === "full" || stages.some((stage) => stage.parts.includes(name) || stage.name === name);
  if (!names.every(known)) return undefined;
  const chosen = new Set(stages.filter((stage) => names.includes("full") || names.includes(stage.name) || stage.parts.some((part) => names.includes(part))));
  // What a chosen stage needs comes along.
  for (const stage of [...stages].reverse()) {
    if (chosen.has(stage)) for (const need of stage.needs ?? []) chosen.add(stages.find(({ name }) => name === need));
  }
  return stages.filter((stage) => chosen.has(stage));
}
