import { z } from "zod";

const rule = "must be a whole number from 1000 to 1000000";
const schema = z.object({ EVENTS: z.coerce.number({ error: rule }).int(rule).min(1_000, rule).max(1_000_000, rule).default(100_000) });

/** Reads how large a world is wanted. Throws a sentence when it cannot be. */
export function parseLargeEnv(env: Readonly<Record<string, string | undefined>>): z.infer<typeof schema> {
  const given = env["EVENTS"]?.trim() ?? "";
  const parsed = schema.safeParse(given === "" ? {} : { EVENTS: given });
  if (!parsed.success) throw new Error(`EVENTS ${rule}, but it is "${given}".`);
  return parsed.data;
}
