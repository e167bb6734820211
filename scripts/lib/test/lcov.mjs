/** Adds up an lcov report over the files that are wanted: { lines, branches }, each { found, hit }. */
export function lcovTotals(text, wanted) {
  const totals = { lines: { found: 0, hit: 0 }, branches: { found: 0, hit: 0 } };
  for (const record of text.split("end_of_record")) {
    const file = /^SF:(.*)$/m.exec(record)?.[1];
    if (file === undefined || !wanted(file)) continue;
    const count = (key) => Number(new RegExp(`^${key}:([0-9]+)$`, "m").exec(record)?.[1] ?? 0);
    totals.lines.found += count("LF");
    totals.lines.hit += count("LH");
    totals.branches.found += count("BRF");
    totals.branches.hit += count("BRH");
  }
  return totals;
}
