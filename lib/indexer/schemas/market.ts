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

const position = {
  owner: address.describe("Whose the position is in the pool: often Uniswap's position manager."),
  tickLower: z.int(),
  tickUpper: z.int(),
  tokenId: z.int().min(0).describe("NFT of Uniswap's position manager; 0 for a position straight in the pool."),
} as const;

export const liquidityMoveRow = eventRow("LiquidityMove", "Liquidity that came into the pool, was taken out of a position, was fetched, or changed hands.", {
  kind: z.enum(poolMoves).describe("added; removed: waits to be fetched; collected: fetched, with fees; transferred: with the position's NFT."),
  account: address.describe("Who sent the transaction."),
  holder: address.describe("Whose the position is afterwards: the NFT's owner (zero once it is burned); straight in the pool, the same as owner."),
  ...position,
  liquidity: liquidity.describe("Liquidity as Uniswap counts it; 0 of what was collected."),
  aid: aidAmount,
  usdc: usdcAmount,
});

export const liquidityPositionRow = named("LiquidityPosition", "What an account has, or had, in a position of the pool: of an NFT each owner has a row, straight in the pool each owner and range of prices.", z.object({
  account: address.describe("Owner of the NFT; straight in the pool, the same as owner."),
  ...position,
  liquidity: liquidity.describe("Liquidity as Uniswap counts it; 0 once all was taken out or the NFT was given away."),
  aidIn: aidAmount.describe("Brought in all while it was this account's; likewise below."),
  usdcIn: usdcAmount,
  aidOut: aidAmount.describe("Fetched, fees among it."),
  usdcOut: usdcAmount,
  liquiditySeconds: liquidity.describe("Liquidity times the seconds that it was there and this account's, up to this block: the share of a span follows from two answers."),
  time: seconds.describe("When it was last changed."),
}));
