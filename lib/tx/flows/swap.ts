import { erc20Abi } from "viem";
import { z } from "zod";
import { swapRouterAbi } from "../../../abis/uniswap";
import { addressIn } from "../../chain/addresses";
import { poolFee } from "../../finance/swap";
import { amountOf } from "../../money/index";
import { encodeCall } from "../calls";
import { defineFlow } from "../define-flow";
import type { Permit, Where } from "../flow";
import { addressTopic, eventTopic, uintWords } from "../outcome";
import { rawAmount } from "./raw";

const schema = z
  .strictObject({
    /** The token that is given; the other of the pool is received. */
    from: z.enum(["AID", "USDC"]),
    /** Given, in its smallest unit. */
    amountRaw: rawAmount,
    /** What the pool was seen to give for it, in the other token's smallest unit (QuoterV2.quoteExactInputSingle). */
    quotedRaw: rawAmount,
    /** The least that is accepted. */
    leastRaw: rawAmount,
    /** Unix seconds of the chain's clock after which the swap is void. */
    deadline: rawAmount,
  })
  .refine(({ quotedRaw, leastRaw }) => leastRaw <= quotedRaw, { path: ["leastRaw"] });

type SwapData = z.output<typeof schema>;

const otherOf = { AID: "USDC", USDC: "AID" } as const;

/** The calls that the router makes one after the other: taking the permit, where there is one, and the swap. */
function routerCalls({ from, amountRaw, leastRaw }: SwapData, { account, addresses }: Where, permit: Permit) {
  const to = addressIn(addresses, "SwapRouter");
  const tokenIn = addresses[from];
  const swap = encodeCall({
    to,
    abi: swapRouterAbi,
    functionName: "exactInputSingle",
    args: [
      {
        tokenIn,
        tokenOut: addresses[otherOf[from]],
        fee: Number(poolFee),
        recipient: account,
        amountIn: amountRaw,
        amountOutMinimum: leastRaw,
        // None: with a limit less than the amount could be swapped.
        sqrtPriceLimitX96: 0n,
      },
    ],
  });
  if (permit.deadline === 0n) return [swap];
  const { value, deadline, v, r, s } = permit;
  // "If necessary": a permit that a stranger has handed in before us stops nothing.
  const take = encodeCall({ to, abi: swapRouterAbi, functionName: "selfPermitIfNecessary", args: [tokenIn, value, deadline, v, r, s] });
  return [take, swap];
}

/** AID ↔ USDC in Uniswap's pool, at no worse a price than shown (SwapRouter02.exactInputSingle, void after the deadline). */
export const swap = defineFlow({
  id: "swap",
  schema,
  routes: (data, where) => [
    {
      spend: { token: data.from, amountRaw: data.amountRaw, spender: "SwapRouter" },
      takesPermit: true,
      call: (permit) =>
        encodeCall({
          to: addressIn(where.addresses, "SwapRouter"),
          abi: swapRouterAbi,
          functionName: "multicall",
          args: [data.deadline, routerCalls(data, where, permit).map((call) => call.data)],
        }),
    },
  ],
  summary: ({ from, amountRaw, quotedRaw, leastRaw, deadline }) => [
    { kind: "leaves", amount: amountOf(from, amountRaw) },
    { kind: "arrives", amount: amountOf(otherOf[from], quotedRaw), least: amountOf(otherOf[from], leastRaw) },
    { kind: "void-after", deadline },
  ],
  // Nothing of ours is touched: the pool is not in any figure of the protocol.
  invalidates: () => ["account"],
  // ERC-20 Transfer(from, to, value): the pool takes what is given in the same transaction in which it pays.
  outcome: ({ from, amountRaw }, { account, addresses }) => ({
    address: addresses[from],
    topics: [eventTopic(erc20Abi, "Transfer"), addressTopic(account), addressTopic(addressIn(addresses, "AidUsdcPool"))],
    dataPrefix: uintWords(amountRaw),
  }),
});
