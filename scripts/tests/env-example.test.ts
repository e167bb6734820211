import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { deploymentSchema } from "../../contracts/script/lib/env-schema";
import { clientSchema } from "../../lib/env/client.schema";
import { serverSchema } from "../../lib/env/server";
import { indexerSchema } from "../../indexer/env-schema";
import { keeperSchema } from "../../services/keeper/env-schema";
import { telemetrySchema } from "../../services/telemetry/env-schema";
import { renderDeploymentExample, renderEnvExample, renderIndexerExample, renderKeeperExample, renderTelemetryExample } from "../lib/render-env-example";

const root = fileURLToPath(new URL("../..", import.meta.url));
/** What is started by `npm run demo` and `npm start` of a build: the app, and the scripts that start it. */
const PRODUCT = ["app", "components", "hooks", "i18n", "lib", "world", "scripts", "next.config.ts", "instrumentation.ts", "proxy.ts"];
/** Names that nobody sets for the app: those of Node, Next, the tests and the scripts among themselves, and one in a comment. */
const NOT_SET_FOR_THE_APP = new Set(["PATH", "NODE_ENV", "NEXT_RUNTIME", "NEXT_PHASE", "CHROMIUM_PATH", "POSTGRES_PATH", "HAPROXY_PATH", "AID_SIGNATURE", "TOLD", "NAME"]);

function sourcesOf(path: string): string[] {
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path), { recursive: true, encoding: "utf8" })
    .map((file) => join(path, file))
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !/\.test\.tsx?$/.test(file));
}

it("every variable that the app reads has its line in a schema", () => {
  const read = PRODUCT.flatMap(sourcesOf).flatMap((file) =>
    [...readFileSync(join(root, file), "utf8").matchAll(/process\.env(?:\.|\[")([A-Z][A-Z0-9_]*)/g)].map(([, name]) => name ?? ""),
  );
  const described = new Set([...Object.keys(serverSchema.shape), ...Object.keys(clientSchema.shape)]);
  expect(read).toContain("AID_HOST");
  expect([...new Set(read)].filter((name) => !described.has(name) && !NOT_SET_FOR_THE_APP.has(name))).toEqual([]);
});

describe(".env.example", () => {
  const text = readFileSync(new URL("../../.env.example", import.meta.url), "utf8");

  it("is what the schemas say (npm run env:example writes it)", () => {
    expect(text).toBe(renderEnvExample());
  });

  it("names every variable of the server once", () => {
    for (const name of Object.keys(serverSchema.shape)) {
      expect(text.split(`\n#${name}=`), name).toHaveLength(2);
    }
  });
});

it.each([
  ["contracts", deploymentSchema, renderDeploymentExample],
  ["indexer", indexerSchema, renderIndexerExample],
  ["services/keeper", keeperSchema, renderKeeperExample],
  ["services/telemetry", telemetrySchema, renderTelemetryExample],
])("%s/.env.example is what its schema says, each variable once", (folder, { shape }, render) => {
  const text = readFileSync(join(root, folder, ".env.example"), "utf8");
  expect(text).toBe(render());
  for (const name of Object.keys(shape)) {
    expect(text.split(`\n#${name}=`), name).toHaveLength(2);
  }
});
