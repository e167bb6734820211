import { z } from "zod";
import { poolMoves } from "../kinds";
import { eventRow } from "./event";
import { named } from "./registry";
import { address, aidAmount, price, seconds, usdcAmount } from "./units";

const liquidity = z.codec(z.string().regex(/^[0-9]{1,78}$/), z.bigint(), { decode: (text) => BigInt(text), encode: (value) => value.toString() });

export const tradeRow = eventRow("Trade", "A trade in the AID/USDC pool (Uniswap v3).", {
  account: address.describe("Who sent the transaction."),
  sender: address.describe("Who called the pool: often a router."),
  recipient: address.describe("Who was paid."),
  aid: aidAmount.describe("What the pool received; below zero what it paid. Likewise USDC."),
  usdc: usdcAmount,
  price: price.describe("USDC for one AID after the trade."),
  tick: z.int().describe("Of the pool, after the trade."),
});

const ticks = { tickLower: z.int(), tickUpper: z.int() } as const;

export const liquidityMoveRow = eventRow("LiquidityMove", "Liquidity that came into the pool, was taken out of a position, or was fetched.", {
  kind: z.enum(poolMoves).describe("added; removed: waits to be fetched; collected: fetched, with fees."),
  account: address.describe("Who sent the transaction."),
  owner: address.describe("Whose the position is in the pool: often Uniswap's position manager."),
  ...ticks,
  liquidity: liquidity.describe("Liquidity as Uniswap counts it; 0 of what was collected."),
  aid: aidAmount,
  usdc: usdcAmount,
});

export const liquidityPositionRow = named("LiquidityPosition", "What an account has brought into the pool within one range of prices.", z.object({
  account: address.describe("Who sent the transactions: those behind one position manager are told apart."),
  owner: address.describe("Whose the position is in the pool: often Uniswap's position manager."),
  ...ticks,
  liquidity: liquidity.describe("Liquidity as Uniswap counts it; 0 once all was taken out."),
  aidIn: aidAmount.describe("Brought in all."),
  usdcIn: usdcAmount.describe("Brought in all."),
  aidOut: aidAmount.describe("Fetched in all, fees among it."),
  usdcOut: usdcAmount.describe("Fetched in all, fees among it."),
  liquiditySeconds: liquidity.describe("Liquidity times the seconds that it was there, up to this block: the share of a span follows from two answers."),
  time: seconds.describe("When it was last changed."),
}));
