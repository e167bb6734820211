import { z } from "zod";
import { issuerAbi, routerAbi } from "../../../abis";
import { amountOf, usdcToAid } from "../../money/index";
import { encodeCall } from "../calls";
import { defineFlow } from "../define-flow";
import { addressTopic, eventTopic, uintWords } from "../outcome";
import { rawAmount } from "./raw";

const schema = z.strictObject({
  /** USDC paid, 6 decimals. */
  usdcRaw: rawAmount,
});

/** USDC → AID, one for one (Issuer.mint). The AID goes to whoever pays. */
export const mint = defineFlow({
  id: "mint",
  schema,
  routes: ({ usdcRaw }, { account, addresses }) => [
    {
      spend: { token: "USDC", amountRaw: usdcRaw, spender: "Issuer" },
      takesPermit: false,
      call: () => encodeCall({ to: addresses.Issuer, abi: issuerAbi, functionName: "mint", args: [usdcRaw, account] }),
    },
    {
      spend: { token: "USDC", amountRaw: usdcRaw, spender: "Router" },
      takesPermit: true,
      call: (permit) =>
        encodeCall({ to: addresses.Router, abi: routerAbi, functionName: "mint", args: [usdcRaw, account, permit] }),
    },
  ],
  summary: ({ usdcRaw }) => {
    const usdc = amountOf("USDC", usdcRaw);
    return [
      { kind: "leaves", amount: usdc },
      { kind: "arrives", amount: usdcToAid(usdc) },
    ];
  },
  invalidates: () => ["account", "protocol"],
  // Minted(caller, receiver, usdc, aid); through Router the caller is Router.
  outcome: ({ usdcRaw }, { account, addresses }) => ({
    address: addresses.Issuer,
    topics: [eventTopic(issuerAbi, "Minted"), null, addressTopic(account)],
    dataPrefix: uintWords(usdcRaw),
  }),
});
