/** Every figure of an answer by its path: `sheet.supply`. A list is one figure. */
export function figuresOf(value: unknown, path = ""): ReadonlyMap<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return new Map([[path, value]]);
  return new Map(Object.entries(value).flatMap(([name, one]) => [...figuresOf(one, path === "" ? name : `${path}.${name}`)]));
}

/** The figures that are not what they were, by path. What is gone is null. */
export function changedFigures(before: unknown, after: unknown): Readonly<Record<string, unknown>> {
  const [old, fresh] = [figuresOf(before), figuresOf(after)];
  const changed = [...fresh].filter(([path, value]) => JSON.stringify(old.get(path)) !== JSON.stringify(value));
  const gone = [...old.keys()].filter((path) => !fresh.has(path)).map((path) => [path, null] as const);
  return Object.fromEntries([...changed, ...gone]);
}
