import { z } from "zod";

const schema = z.object({
  /** How much the local past holds: a year, or a few weeks that are lived in seconds. */
  WORLD_SIZE: z.enum(["demo", "tiny"], { error: "must be demo or tiny" }).default("demo"),
  /** How many seconds pass on the local chain while one passes. */
  WORLD_PACE: z.coerce.number({ error: "must be a whole number from 1 to 3600" }).int("must be a whole number from 1 to 3600").min(1, "must be a whole number from 1 to 3600").max(3_600, "must be a whole number from 1 to 3600").default(1),
});

export type WorldEnv = z.infer<typeof schema>;

/** Reads how the local world is wanted. Throws one sentence for each variable that is not as it must be. */
export function parseWorldEnv(env: Readonly<Record<string, string | undefined>>): WorldEnv {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ""));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new Error(parsed.error.issues.map(({ path, message }) => `${path.join(".")} ${message}, but it is "${String(given[String(path[0])])}".`).join("\n"));
}
