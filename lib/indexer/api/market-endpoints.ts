import { liquidityMoveRow, liquidityPositionRow, tradeRow } from "../schemas/market";
import { addressParameter } from "../schemas/parameters";
import { page } from "./endpoint";
import { events, order } from "./event-list";

const account = addressParameter.optional().meta({ description: "Only what this account sent." });

/** The AID/USDC pool: other people's prices. */
export const marketEndpoints = {
  trades: events({
    id: "trades",
    path: "/market/trades",
    summary: "Trades in the pool",
    description: "Every trade of AID and USDC in the pool.",
    params: {},
    query: { account },
    row: tradeRow,
  }),
  liquidityMoves: events({
    id: "liquidity-moves",
    path: "/market/liquidity",
    summary: "Liquidity that came and went",
    description: "Everything that was brought into the pool, taken out of a position, fetched, or given to somebody else with its NFT.",
    params: {},
    query: { account },
    row: liquidityMoveRow,
  }),
  liquidityPositions: page({
    id: "liquidity-positions",
    path: "/market/positions",
    summary: "Positions in the pool",
    description: "Who has, or had, how much liquidity within which prices, and for how long. A position is whose its NFT is; given away, it goes on counting for the next one alone, and the rows of all sum up to the pool's liquidity.",
    params: {},
    query: { account: addressParameter.optional().meta({ description: "Only positions of this account." }), order: order.default("asc") },
    row: liquidityPositionRow,
    placeLength: 5,
  }),
} as const;
