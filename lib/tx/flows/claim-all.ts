import { z } from "zod";
import { amountOf } from "../../money/index";
import { defineFlow } from "../define-flow";
import { leavingCall, leavingOutcome } from "./leaving";
import { rawAmount, rawCount } from "./raw";

const schema = z.strictObject({
  /** Shares that were served, of the account's first tickets, 18 decimals (StakedAID.maxRedeem). */
  sharesRaw: rawAmount,
  /** AID that was set aside for them, 18 decimals. */
  assetsRaw: rawCount,
});

/** What was set aside for an account's first tickets → its AID, in one call (ERC-4626 `redeem`). */
export const claimAll = defineFlow({
  id: "claimAll",
  schema,
  routes: (data, where) => [{ takesPermit: false, call: () => leavingCall({ kind: "claim-all", ...data }, where) }],
  summary: ({ assetsRaw }) => [{ kind: "arrives", amount: amountOf("AID", assetsRaw) }],
  invalidates: () => ["account", "protocol"],
  outcome: (data, where) => leavingOutcome({ kind: "claim-all", ...data }, where),
});
