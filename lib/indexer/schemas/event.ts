import { z } from "zod";
import { named } from "./registry";
import { hash, seconds } from "./units";

/** A row of something that happened: when and where on the chain, and what. */
export function eventRow<Shape extends z.core.$ZodLooseShape>(id: string, description: string, shape: Shape) {
  return named(id, description, z.object({ time: seconds, block: z.int().min(0), transaction: hash, ...shape }));
}

/** What an event tells besides, by the names that the contract gives it. */
export const eventValues = z.record(z.string(), z.string()).describe("What the event tells besides, as text by the contract's own names.");
