/** The values of an event as text by name; lists with spaces between. */
export function asText(args: object): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(args).map(([name, value]) => [name, textOf(value)]));
}

function textOf(value: unknown): string {
  return Array.isArray(value) ? value.map(textOf).join(" ") : String(value);
}
