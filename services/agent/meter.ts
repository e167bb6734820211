import { Counter, Gauge, Registry } from "prom-client";
import type { Turn } from "./look";

/** What became of a transaction, as the log calls it. */
export type Fate = "sent" | "replaced" | "not-accepted" | "done" | "reverted";

/** Counts what an agent does, for Prometheus. */
export type Meter = {
  readonly registry: Registry;
  /** A look has ended; undefined: it failed. */
  looked(next: Turn["next"] | undefined): void;
  /** What the newest block says. `balance` in whole coins of the chain. */
  saw(sight: { readonly block: bigint; readonly balance: number }): void;
  /** A transaction for a duty got on. */
  went(duty: string, fate: Fate): void;
  /** What would have been done for a duty was refused by its contract. */
  refused(duty: string): void;
};

const fates: readonly Fate[] = ["sent", "replaced", "not-accepted", "done", "reverted"];

/** @param duties names, so that what never happened is told as 0 and not left out */
export function createMeter(duties: readonly string[], now: () => number = Date.now): Meter {
  const registry = new Registry();
  const registers = [registry];
  const looks = new Counter({ name: "aid_agent_looks_total", help: "Looks at the chain, by what came of them.", labelNames: ["outcome"] as const, registers });
  const looked = new Gauge({ name: "aid_agent_last_look_timestamp_seconds", help: "When the chain was last looked at without a failure.", registers });
  const sent = new Gauge({ name: "aid_agent_last_sent_timestamp_seconds", help: "When a transaction was last sent; 0: none since the start.", registers });
  const transactions = new Counter({ name: "aid_agent_transactions_total", help: "Transactions, by duty and what became of them.", labelNames: ["duty", "fate"] as const, registers });
  const refusals = new Counter({ name: "aid_agent_duty_refusals_total", help: "Trials of a duty that its contract refused.", labelNames: ["duty"] as const, registers });
  const balance = new Gauge({ name: "aid_agent_balance_coins", help: "Coins of the chain that the sending account has for gas.", registers });
  const block = new Gauge({ name: "aid_agent_chain_block", help: "Newest block that the chain's servers told of.", registers });
  // What was never seen is not told, rather than told as nothing.
  for (const unknown of [looked, balance, block]) unknown.remove();
  for (const outcome of ["again", "soon", "idle", "held", "lost", "failed"]) looks.inc({ outcome }, 0);
  for (const duty of duties) {
    refusals.inc({ duty }, 0);
    for (const fate of fates) transactions.inc({ duty, fate }, 0);
  }
  return {
    registry,
    looked(next) {
      looks.inc({ outcome: next ?? "failed" });
      if (next !== undefined) looked.set(now() / 1_000);
    },
    saw(sight) {
      block.set(Number(sight.block));
      balance.set(sight.balance);
    },
    went(duty, fate) {
      transactions.inc({ duty, fate });
      if (fate === "sent" || fate === "replaced") sent.set(now() / 1_000);
    },
    refused: (duty) => refusals.inc({ duty }),
  };
}
