import type { errorsAbi } from "../../abis/errors";

type CustomError = (typeof errorsAbi)[number];

/** Every custom error of the contracts, by name. */
export type ContractErrorName = CustomError["name"];

type Arguments<N extends ContractErrorName> = Extract<CustomError, { name: N }>["inputs"][number]["name"];

/**
 * What an argument of an error is, so that it can be written for a person. The types of an interface
 * do not tell units; the contracts' documentation does.
 */
export type ValueKind =
  | "usdc" // micro-dollars
  | "usdc-whole" // caps: whole USDC
  | "aid" // wei
  | "aid-up" // wei of something that is needed
  | "aid-or-more" // wei, or 2^256 − 1 for more than there is: written as the word that a sentence selects by
  | "said" // share wei
  | "wei-18" // wei of AID or sAID: the error does not say which
  | "wei-18-up"
  | "token-raw" // smallest units of USDC or AID: the error does not say which
  | "native" // wei of the chain's coin
  | "usd" // the feed's eight decimals
  | "bps"
  | "time" // unix seconds
  | "duration" // seconds
  | "integer"
  | "address"
  | "bytes"
  | "text";

/** The kinds of every argument of every error. The compiler refuses a missing and a superfluous one. */
export const contractErrors: { readonly [N in ContractErrorName]: Readonly<Record<Arguments<N>, ValueKind>> } = {
  AccessManagedInvalidAuthority: { authority: "address" },
  AccessManagedRequiredDelay: { caller: "address", delay: "duration" },
  AccessManagedUnauthorized: { caller: "address" },
  AccessManagerAlreadyScheduled: { operationId: "bytes" },
  AccessManagerBadConfirmation: {},
  AccessManagerExpired: { operationId: "bytes" },
  AccessManagerInvalidInitialAdmin: { initialAdmin: "address" },
  AccessManagerLockedFunction: { selector: "bytes" },
  AccessManagerLockedRole: { roleId: "integer" },
  AccessManagerNotReady: { operationId: "bytes" },
  AccessManagerNotScheduled: { operationId: "bytes" },
  AccessManagerUnauthorizedAccount: { msgsender: "address", roleId: "integer" },
  AccessManagerUnauthorizedCall: { caller: "address", target: "address", selector: "bytes" },
  AccessManagerUnauthorizedCancel: { msgsender: "address", caller: "address", target: "address", selector: "bytes" },
  AccessManagerUnauthorizedConsume: { target: "address" },
  AccountBalanceOverflow: {},
  AddressEmptyCode: { target: "address" },
  AssetsBelowMinimum: { assets: "aid", minAssets: "aid" },
  BalanceQueryForZeroAddress: {},
  BlockCapExceeded: { usdc: "usdc", left: "usdc" },
  CapAboveCeiling: { cap: "usdc-whole", ceiling: "usdc-whole" },
  CashMissing: { booked: "usdc", held: "usdc" },
  DayCapExceeded: { usdc: "usdc", left: "usdc" },
  ECDSAInvalidSignature: {},
  ECDSAInvalidSignatureLength: { length: "integer" },
  ECDSAInvalidSignatureS: { s: "bytes" },
  ERC20InsufficientAllowance: { spender: "address", allowance: "wei-18", needed: "wei-18-up" },
  ERC20InsufficientBalance: { sender: "address", balance: "wei-18", needed: "wei-18-up" },
  ERC20InvalidApprover: { approver: "address" },
  ERC20InvalidReceiver: { receiver: "address" },
  ERC20InvalidSender: { sender: "address" },
  ERC20InvalidSpender: { spender: "address" },
  ERC2612ExpiredSignature: { deadline: "time" },
  ERC2612InvalidSigner: { signer: "address", owner: "address" },
  ERC4626ExceededMaxDeposit: { receiver: "address", assets: "aid", max: "aid" },
  ERC4626ExceededMaxMint: { receiver: "address", shares: "said", max: "said" },
  ERC4626ExceededMaxRedeem: { owner: "address", shares: "said", max: "said" },
  ERC4626ExceededMaxWithdraw: { owner: "address", assets: "aid", max: "aid" },
  FailedCall: {},
  FeedBelowFloor: { answer: "usd", floor: "usd" },
  FeedStale: { updatedAt: "time", timestamp: "time" },
  FeedUnavailable: {},
  FreeLiquidityExceeded: { wanted: "aid-or-more", free: "aid" },
  FreeLiquidityNegative: { freeLiquidity: "aid" },
  InsufficientBalance: { balance: "native", needed: "native" },
  InsufficientCash: { wanted: "usdc", available: "usdc" },
  InsufficientGas: {},
  InsufficientLiquidity: { wanted: "usdc", available: "usdc" },
  InvalidAccountNonce: { account: "address", currentNonce: "integer" },
  InvalidHolder: { holder: "address" },
  InvalidReceiver: { receiver: "address" },
  InvalidShortString: {},
  InvalidSignature: {},
  InvalidVoucher: {},
  InvestmentTooCostly: { paid: "usdc", worth: "usdc" },
  MintPaused: {},
  NotBurner: { caller: "address", from: "address" },
  NotController: { caller: "address", controller: "address" },
  NotDeal: { caller: "address" },
  NotHolder: { ticketId: "integer", account: "address" },
  NotIssuer: { caller: "address" },
  NotMinter: { caller: "address" },
  NotOwnerNorApproved: {},
  NotStakedAID: { caller: "address" },
  NotTreasury: { caller: "address" },
  NotVerified: { account: "address" },
  NothingCancelled: { ticketId: "integer" },
  NothingClaimable: { ticketId: "integer" },
  NothingDue: { ticketId: "integer", maturesAt: "time" },
  NothingPending: { ticketId: "integer" },
  NothingServed: { ticketId: "integer", freeLiquidity: "aid", exitPrice: "aid" },
  PermitExpired: { deadline: "time", timestamp: "time" },
  PermitFailed: { allowance: "token-raw", wanted: "token-raw" },
  PreviewUnavailable: {},
  ReasonMissing: {},
  ReentrancyGuardReentrantCall: {},
  SafeCastOverflowedUintDowncast: { bits: "integer", value: "integer" },
  SafeCastOverflowedUintToInt: { value: "integer" },
  SafeERC20FailedOperation: { token: "address" },
  Sanctioned: { account: "address" },
  SanctionsUnavailable: {},
  SharesBelowMinimum: { shares: "said", minShares: "said" },
  StringTooLong: { str: "text" },
  SurplusTooSmall: { left: "aid", floor: "aid-up" },
  TargetAprTooHigh: { bps: "bps" },
  TokenAlreadyExists: {},
  TokenDoesNotExist: {},
  TransferFromIncorrectOwner: {},
  TransferToNonERC721ReceiverImplementer: {},
  TransferToZeroAddress: {},
  UnknownAttestor: { signer: "address" },
  ValueRefused: { value: "native" },
  VoucherExpired: { expiry: "time", timestamp: "time" },
  VoucherNumberTooHigh: { number: "integer", highest: "integer" },
  VoucherOutdated: { number: "integer", last: "integer" },
  ZeroAddress: {},
  ZeroAmount: {},
  ZeroAssets: {},
  ZeroShares: {},
  ZeroTickets: {},
};

/** Errors that pass by themselves or after planning and signing anew: trying again can succeed. */
export const retryableErrors: ReadonlySet<string> = new Set<ContractErrorName>([
  "BlockCapExceeded",
  "DayCapExceeded",
  "ERC2612ExpiredSignature",
  "ERC2612InvalidSigner",
  "FeedStale",
  "FeedUnavailable",
  "InsufficientGas",
  "InvalidAccountNonce",
  "PermitExpired",
  "PermitFailed",
  "SanctionsUnavailable",
  "SharesBelowMinimum",
]);
