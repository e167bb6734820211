import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { at } from "../paths.mjs";
import { bars, routes } from "./bars.mjs";

const [BEGIN, END] = ["<!-- measured: npm run measure writes what is between these lines -->", "<!-- /measured -->"];
const HEAD = ["page", "script, gzip KiB", "bar", "transferred until 5 s after load, KiB", "bar", "preloaded fonts, KB", "bar", "round trips to complete", "with a wallet", "bar"];

/** The measurements as a Markdown table. */
export function table(measurements) {
  const rows = measurements.map(({ path, scriptKiB, transferKiB, fontsKB, roundTrips, connectedRoundTrips = "" }) => [
    ...[`\`${path}\``, scriptKiB.toFixed(1), `≤ ${routes.find((route) => route.path === path)?.scriptKiB}`],
    ...[transferKiB.toFixed(1), `≤ ${bars.transferKiB}`, fontsKB.toFixed(1), `≤ ${bars.fontsKB}`],
    ...[roundTrips, connectedRoundTrips, `≤ ${bars.roundTrips}`],
  ]);
  return [HEAD, HEAD.map((_, index) => (index === 0 ? "---" : "---:")), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** Puts the table into docs/measurements.md, between the markers. */
export function writeDocument(measurements) {
  const file = at("docs/measurements.md");
  const old = existsSync(file) ? readFileSync(file, "utf8") : `# Measurements\n\n${BEGIN}\n${END}\n`;
  const [before, rest = ""] = old.split(BEGIN);
  const after = rest.split(END)[1] ?? "\n";
  writeFileSync(file, `${before}${BEGIN}\n${table(measurements)}\n${END}${after}`);
}
