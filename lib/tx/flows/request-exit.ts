import { z } from "zod";
import { amountOf } from "../../money/index";
import { defineFlow } from "../define-flow";
import { leavingCall, leavingOutcome } from "./leaving";
import { rawAmount } from "./raw";

const schema = z.strictObject({
  /** sAID, 18 decimals. */
  sharesRaw: rawAmount,
});

/** sAID → a place in the queue, an exit ticket (StakedAID.requestRedeem). Free. */
export const requestExit = defineFlow({
  id: "requestExit",
  schema,
  routes: (data, where) => [{ takesPermit: false, call: () => leavingCall({ kind: "request", ...data }, where) }],
  summary: ({ sharesRaw }) => [{ kind: "queues", amount: amountOf("sAID", sharesRaw) }],
  invalidates: () => ["account", "protocol"],
  outcome: (data, where) => leavingOutcome({ kind: "request", ...data }, where),
});
