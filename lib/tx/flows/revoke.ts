import { erc20Abi } from "viem";
import { z } from "zod";
import { addressIn } from "../../chain/addresses";
import { amountOf } from "../../money/index";
import { encodeCall } from "../calls";
import { defineFlow } from "../define-flow";
import { addressTopic, eventTopic, uintWords } from "../outcome";

const schema = z.strictObject({
  token: z.enum(["USDC", "AID"]),
  /** A contract that this site lets take this token by allowance. */
  spender: z.enum(["Issuer", "Router", "StakedAID", "SwapRouter"]),
});

/** Takes an allowance back: sets what the contract may take to nothing (ERC-20 approve). Moves no money. */
export const revoke = defineFlow({
  id: "revoke",
  schema,
  routes: ({ token, spender }, { addresses }) => [
    {
      takesPermit: false,
      call: () => encodeCall({ to: addresses[token], abi: erc20Abi, functionName: "approve", args: [addressIn(addresses, spender), 0n] }),
    },
  ],
  summary: ({ token, spender }) => [{ kind: "may-take", spender, amount: amountOf(token, 0n) }],
  invalidates: () => ["account"],
  // ERC-20 Approval(owner, spender, value). None of the three tokens tells a used allowance by it.
  outcome: ({ token, spender }, { account, addresses }) => ({
    address: addresses[token],
    topics: [eventTopic(erc20Abi, "Approval"), addressTopic(account), addressTopic(addressIn(addresses, spender))],
    dataPrefix: uintWords(0n),
  }),
});
