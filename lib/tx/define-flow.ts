import type { z } from "zod";
import type { Flow } from "./flow";
import { chooseSteps } from "./planner/choose-steps";

type Definition<Id extends string, Schema extends z.ZodType> = Omit<Flow<Id, z.output<Schema>>, "schema" | "plan"> & {
  readonly schema: Schema;
};

/** A flow whose steps are chosen by the planner among its routes. Types of `data` come from the schema. */
export function defineFlow<const Id extends string, Schema extends z.ZodType>(definition: Definition<Id, Schema>) {
  const plan: Flow<Id, z.output<Schema>>["plan"] = (data, facts) =>
    chooseSteps(definition.routes(data, facts.where), facts);
  return { ...definition, plan };
}
