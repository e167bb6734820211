import { z } from "zod";

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
  const types: Readonly<Record<string, z.core.$ZodType>> = schema.shape;
  throw new EnvError(
    result.error.issues.map((issue) => {
      const name = String(issue.path[0] ?? "The environment");
      const value = isSecret(types[name]) ? undefined : given[name];
      return value === undefined ? `${name} ${issue.message}.` : `${name} ${issue.message}, but it is "${value}".`;
    }),
  );
}

/** Marked with `.meta({ secret: true })`: its value stands in no message. */
function isSecret(type: z.core.$ZodType | undefined): boolean {
  return type !== undefined && z.globalRegistry.get(type)?.["secret"] === true;
}
