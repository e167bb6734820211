import { readFileSync, writeFileSync } from "node:fs";
import { at } from "../paths.mjs";
import { bars, routes } from "./bars.mjs";

/** What the pages send: the HTML's script and fonts. */
export function sizesTable(measurements) {
  const head = ["page", "script, gzip KiB", "bar", "preloaded fonts, KB", "bar"];
  const rows = measurements.map(({ path, scriptKiB, fontsKB }) => [
    ...[`\`${path}\``, scriptKiB.toFixed(1), `≤ ${routes.find((route) => route.path === path)?.scriptKiB}`],
    ...[fontsKB.toFixed(1), `≤ ${bars.fontsKB}`],
  ]);
  return table(head, rows);
}

/** What visits cost, without and with a connected wallet. */
export function visitsTable(measurements) {
  const head = ["visit", "transferred until 5 s after load, KiB", "bar", "round trips to complete", "bar", "requests in 10 s while no block comes", "in the next 10 s", "bar"];
  const row = (name, { transferKiB, roundTrips, idle }, mostKiB) => [
    ...[name, transferKiB.toFixed(1), `≤ ${mostKiB}`],
    ...[roundTrips, `≤ ${bars.roundTrips}`, ...idle, `≤ ${bars.idleRequests}`],
  ];
  const rows = measurements.flatMap(({ path, seen, connected }) => [
    ...(seen ? [row(`\`${path}\``, seen, bars.transferKiB)] : []),
    ...(connected ? [row(`\`${path}\` with a wallet`, connected, bars.connectedKiB)] : []),
  ]);
  return table(head, rows);
}

function table(head, rows) {
  return [head, head.map((_, index) => (index === 0 ? "---" : "---:")), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** Puts texts into docs/measurements.md, each between the lines that name it. */
export function writeDocument(texts) {
  const file = at("docs/measurements.md");
  let document = readFileSync(file, "utf8");
  for (const [name, text] of Object.entries(texts)) {
    const [begin, end] = [`<!-- ${name}: npm run measure writes what is between these lines -->`, `<!-- /${name} -->`];
    const [before, rest] = document.split(begin);
    if (rest === undefined || !rest.includes(end)) throw new Error(`docs/measurements.md has no place for "${name}".`);
    document = `${before}${begin}\n${text}\n${end}${rest.slice(rest.indexOf(end) + end.length)}`;
  }
  writeFileSync(file, document);
}
