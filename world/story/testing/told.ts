import { startStage, type StartedStage } from "../../stage/start-stage";
import { daysOf, live, type Plan } from "../index";
import { dealFacts, type DealFacts, wholeFacts } from "./facts";

/** A plan that was lived to its end, and what the chain says of it there. */
export type Told = StartedStage & {
  readonly deals: readonly DealFacts[];
  readonly whole: Awaited<ReturnType<typeof wholeFacts>>;
  /** By the key that the plan gives it. */
  dealOf(key: string): DealFacts;
};

/** Lives all days of a plan on a chain of its own. A transaction that the story did not mean to be refused throws. Whoever asks stops the chain. */
export async function toldOf(plan: Plan): Promise<Told> {
  const started = await startStage({ port: 0, timestamp: plan.start - 3_600 });
  try {
    for (let day = 0; day < daysOf(plan); day += 1) await live(started.stage, plan, day);
    const deals = await dealFacts(started.stage, plan);
    const dealOf = (key: string): DealFacts => {
      const found = deals.find((deal) => deal.plan.key === key);
      if (found === undefined) throw new Error(`There is no ${key}.`);
      return found;
    };
    return { ...started, deals, whole: await wholeFacts(started.stage, plan), dealOf };
  } catch (error) {
    await started.chain.stop();
    throw error;
  }
}
