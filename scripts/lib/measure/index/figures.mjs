/** The value below which so great a part of them is; undefined of none. */
export function quantile(values, part) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
}

export const median = (values) => quantile(values, 0.5);

export const ms = (value) => (value === undefined ? "–" : `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`);
export const seconds = (value) => `${value < 10 ? value.toFixed(1) : Math.round(value)} s`;
export const mib = (bytes) => `${Math.round(bytes / 2 ** 20)} MiB`;
export const count = (value) => Math.round(value).toLocaleString("en-US");

/** A table of texts, for a terminal and for Markdown. */
export function table(head, rows) {
  return [head, head.map((_, index) => (index === 0 ? "---" : "---:")), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
