// Writes .env.example from the schemas of lib/env; with --check it only compares and exits 1 when they differ.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { renderEnvExample } from "./lib/render-env-example";

const file = fileURLToPath(new URL("../.env.example", import.meta.url));
const wanted = renderEnvExample();

if (!process.argv.includes("--check")) {
  writeFileSync(file, wanted);
} else if (readFileSync(file, "utf8") !== wanted) {
  console.error(".env.example differs from the schemas in lib/env. Run: npm run env:example");
  process.exit(1);
}
