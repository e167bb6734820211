import type { z } from "zod";

/** The values a schema reads: `process.env` or a stand-in for it. */
export type EnvSource = Readonly<Record<string, string | undefined>>;

/** Thrown when the environment is not usable. `problems` holds one plain sentence per problem, all of them at once. */
export class EnvError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The environment is not usable:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`);
    this.name = "EnvError";
    this.problems = problems;
  }
}

/**
 * Reads the variables that `schema` names and nothing else. An empty value counts as not set, as `NAME=` in a file
 * means. Throws an EnvError with every problem.
 */
export function parseEnv<Schema extends z.ZodObject>(schema: Schema, source: EnvSource): z.output<Schema> {
  const given = Object.fromEntries(
    Object.keys(schema.shape).map((name) => {
      const value = source[name]?.trim();
      return [name, value === "" ? undefined : value];
    }),
  );
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  throw new EnvError(result.error.issues.map((issue) => sentence(issue, given)));
}

function sentence(issue: z.core.$ZodIssue, given: Record<string, string | undefined>): string {
  const name = String(issue.path[0] ?? "The environment");
  const value = given[name];
  return value === undefined ? `${name} ${issue.message}.` : `${name} ${issue.message}, but it is "${value}".`;
}
