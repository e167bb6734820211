// Writes every .env.example from its schema; with --check it only compares and exits 1 when one differs.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { renderDeploymentExample, renderEnvExample, renderIndexerExample, renderKeeperExample, renderTelemetryExample } from "./lib/render-env-example";

const examples = {
  ".env.example": renderEnvExample(),
  "contracts/.env.example": renderDeploymentExample(),
  "indexer/.env.example": renderIndexerExample(),
  "services/keeper/.env.example": renderKeeperExample(),
  "services/telemetry/.env.example": renderTelemetryExample(),
};

for (const [name, wanted] of Object.entries(examples)) {
  const file = fileURLToPath(new URL(`../${name}`, import.meta.url));
  if (!process.argv.includes("--check")) {
    writeFileSync(file, wanted);
  } else if (readFileSync(file, "utf8") !== wanted) {
    console.error(`${name} differs from its schema. Run: npm run env:example`);
    process.exitCode = 1;
  }
}
