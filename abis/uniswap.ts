/**
 * What the product calls on Uniswap v3: the pool (@uniswap/v3-core), the router and the quoter
 * (@uniswap/swap-router-contracts, SwapRouter02 and QuoterV2). They revert with texts, never with a custom error.
 * A test compares every entry with the packages' own interfaces.
 */
export const poolAbi = [
  {
    type: "function",
    name: "slot0",
    inputs: [],
    outputs: [
      { type: "uint160", name: "sqrtPriceX96" },
      { type: "int24", name: "tick" },
      { type: "uint16", name: "observationIndex" },
      { type: "uint16", name: "observationCardinality" },
      { type: "uint16", name: "observationCardinalityNext" },
      { type: "uint8", name: "feeProtocol" },
      { type: "bool", name: "unlocked" },
    ],
    stateMutability: "view",
  },
  { type: "function", name: "liquidity", inputs: [], outputs: [{ type: "uint128", name: "" }], stateMutability: "view" },
] as const;

const ticks = [
  { type: "int24", name: "tickLower", indexed: true },
  { type: "int24", name: "tickUpper", indexed: true },
] as const;
const both = [
  { type: "uint256", name: "amount0", indexed: false },
  { type: "uint256", name: "amount1", indexed: false },
] as const;

/** What a pool reports: trades, and liquidity that comes, goes and is fetched. */
export const poolEventsAbi = [
  {
    type: "event",
    name: "Swap",
    inputs: [
      { type: "address", name: "sender", indexed: true },
      { type: "address", name: "recipient", indexed: true },
      { type: "int256", name: "amount0", indexed: false },
      { type: "int256", name: "amount1", indexed: false },
      { type: "uint160", name: "sqrtPriceX96", indexed: false },
      { type: "uint128", name: "liquidity", indexed: false },
      { type: "int24", name: "tick", indexed: false },
    ],
    anonymous: false,
  },
  {
    type: "event",
    name: "Mint",
    inputs: [
      { type: "address", name: "sender", indexed: false },
      { type: "address", name: "owner", indexed: true },
      ...ticks,
      { type: "uint128", name: "amount", indexed: false },
      ...both,
    ],
    anonymous: false,
  },
  {
    type: "event",
    name: "Burn",
    inputs: [{ type: "address", name: "owner", indexed: true }, ...ticks, { type: "uint128", name: "amount", indexed: false }, ...both],
    anonymous: false,
  },
  {
    type: "event",
    name: "Collect",
    inputs: [
      { type: "address", name: "owner", indexed: true },
      { type: "address", name: "recipient", indexed: false },
      ...ticks,
      { type: "uint128", name: "amount0", indexed: false },
      { type: "uint128", name: "amount1", indexed: false },
    ],
    anonymous: false,
  },
] as const;

const position = { type: "uint256", name: "tokenId", indexed: true } as const;
const change = [{ type: "uint128", name: "liquidity", indexed: false }, ...both] as const;

/**
 * What the manager of positions reports (@uniswap/v3-periphery, NonfungiblePositionManager): what came to a position, went and was
 * fetched, and whose it is. It manages those of every pool.
 */
export const positionEventsAbi = [
  { type: "event", name: "IncreaseLiquidity", inputs: [position, ...change], anonymous: false },
  { type: "event", name: "DecreaseLiquidity", inputs: [position, ...change], anonymous: false },
  { type: "event", name: "Collect", inputs: [position, { type: "address", name: "recipient", indexed: false }, ...both], anonymous: false },
  {
    type: "event",
    name: "Transfer",
    inputs: [{ type: "address", name: "from", indexed: true }, { type: "address", name: "to", indexed: true }, position],
    anonymous: false,
  },
] as const;

const quoted = [
  { type: "uint160", name: "sqrtPriceX96After" },
  { type: "uint32", name: "initializedTicksCrossed" },
  { type: "uint256", name: "gasEstimate" },
] as const;

/** Neither function changes anything: both swap in the pool and undo it. They are asked with eth_call. */
export const quoterAbi = [
  {
    type: "function",
    name: "quoteExactInputSingle",
    inputs: [
      {
        type: "tuple",
        name: "params",
        components: [
          { type: "address", name: "tokenIn" },
          { type: "address", name: "tokenOut" },
          { type: "uint256", name: "amountIn" },
          { type: "uint24", name: "fee" },
          { type: "uint160", name: "sqrtPriceLimitX96" },
        ],
      },
    ],
    outputs: [{ type: "uint256", name: "amountOut" }, ...quoted],
    stateMutability: "nonpayable",
  },
  {
    type: "function",
    name: "quoteExactOutputSingle",
    inputs: [
      {
        type: "tuple",
        name: "params",
        components: [
          { type: "address", name: "tokenIn" },
          { type: "address", name: "tokenOut" },
          { type: "uint256", name: "amount" },
          { type: "uint24", name: "fee" },
          { type: "uint160", name: "sqrtPriceLimitX96" },
        ],
      },
    ],
    outputs: [{ type: "uint256", name: "amountIn" }, ...quoted],
    stateMutability: "nonpayable",
  },
] as const;

export const swapRouterAbi = [
  {
    type: "function",
    name: "exactInputSingle",
    inputs: [
      {
        type: "tuple",
        name: "params",
        components: [
          { type: "address", name: "tokenIn" },
          { type: "address", name: "tokenOut" },
          { type: "uint24", name: "fee" },
          { type: "address", name: "recipient" },
          { type: "uint256", name: "amountIn" },
          { type: "uint256", name: "amountOutMinimum" },
          { type: "uint160", name: "sqrtPriceLimitX96" },
        ],
      },
    ],
    outputs: [{ type: "uint256", name: "amountOut" }],
    stateMutability: "payable",
  },
  {
    type: "function",
    name: "selfPermitIfNecessary",
    inputs: [
      { type: "address", name: "token" },
      { type: "uint256", name: "value" },
      { type: "uint256", name: "deadline" },
      { type: "uint8", name: "v" },
      { type: "bytes32", name: "r" },
      { type: "bytes32", name: "s" },
    ],
    outputs: [],
    stateMutability: "payable",
  },
  {
    type: "function",
    name: "multicall",
    inputs: [
      { type: "uint256", name: "deadline" },
      { type: "bytes[]", name: "data" },
    ],
    outputs: [{ type: "bytes[]", name: "" }],
    stateMutability: "payable",
  },
] as const;

/** Texts that a swap through the router can revert with: its own checks, the pool's, and a token's refusal to move. */
export const swapRevertTexts = ["Too little received", "Transaction too old", "STF", "TF", "SPL"] as const;
