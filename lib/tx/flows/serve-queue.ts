import { z } from "zod";
import { servedAtOnce } from "../../finance/index";
import { amountOf } from "../../money/index";
import { defineFlow } from "../define-flow";
import { leavingCall, leavingOutcome } from "./leaving";
import { rawCount } from "./raw";

const schema = z.strictObject({
  /** AID that was due when the person looked, 18 decimals; zero where only cancelled tickets stand in the way. */
  dueRaw: rawCount,
});

const serving = { kind: "serve", most: servedAtOnce } as const;

/** Sets AID aside for the tickets that are due, first in, first out (StakedAID.process). Anyone may; nothing comes to whoever does. */
export const serveQueue = defineFlow({
  id: "serveQueue",
  schema,
  routes: (_data, where) => [{ takesPermit: false, call: () => leavingCall(serving, where) }],
  summary: ({ dueRaw }) => [{ kind: "serves", amount: amountOf("AID", dueRaw) }],
  invalidates: () => ["account", "protocol"],
  outcome: (_data, where) => leavingOutcome(serving, where),
});
