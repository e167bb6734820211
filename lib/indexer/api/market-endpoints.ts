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
    description: "Everything that was brought into the pool, taken out of a position, or fetched.",
    params: {},
    query: { account },
    row: liquidityMoveRow,
  }),
  liquidityPositions: page({
    id: "liquidity-positions",
    path: "/market/positions",
    summary: "Positions in the pool",
    description: "Who has brought how much within which prices, and for how long, by account.",
    params: {},
    query: { account: addressParameter.optional().meta({ description: "Only positions of this account." }), order: order.default("asc") },
    row: liquidityPositionRow,
    placeLength: 4,
  }),
} as const;
