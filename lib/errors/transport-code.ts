import type { TransportCode } from "./codes";
import { property } from "./error-links";

/** Numbers of EIP-1193, EIP-5792, JSON-RPC 2.0, EIP-1474 and providers' own. */
const byNumber: Readonly<Record<number, TransportCode>> = {
  4001: "user-rejected",
  5000: "user-rejected", // CAIP-25, WalletConnect
  5750: "user-rejected", // the wallet could upgrade to batches, the user declined
  4100: "wallet-unauthorized",
  4200: "wallet-unsupported",
  5700: "wallet-unsupported",
  5740: "wallet-unsupported",
  5760: "wallet-unsupported",
  4900: "wallet-disconnected",
  7000: "wallet-disconnected",
  4901: "wrong-chain",
  4902: "chain-unknown",
  5710: "chain-unknown",
  5730: "not-found",
  429: "rate-limited",
  [-32005]: "rate-limited",
  [-32007]: "rate-limited", // QuickNode
  [-32002]: "wallet-busy", // a request is already open in the wallet
  [-32001]: "not-found",
  [-32601]: "rpc-unsupported",
  [-32004]: "rpc-unsupported",
  [-32006]: "rpc-unsupported",
  [-32042]: "rpc-unsupported",
  [-32700]: "rpc-invalid",
  [-32600]: "rpc-invalid",
  [-32602]: "rpc-invalid",
  [-32000]: "rpc-refused",
  [-32003]: "rpc-refused",
  [-32603]: "rpc-internal",
};

/** Names of viem's and wagmi's error classes; they are set as text and survive minification. */
const byName: Readonly<Record<string, TransportCode>> = {
  UserRejectedRequestError: "user-rejected",
  AtomicReadyWalletRejectedUpgradeError: "user-rejected",
  ConnectorNotConnectedError: "wallet-disconnected",
  ConnectorNotFoundError: "wallet-disconnected",
  ConnectorUnavailableReconnectingError: "wallet-disconnected",
  ProviderNotFoundError: "wallet-disconnected",
  ConnectorAccountNotFoundError: "wallet-unauthorized",
  AccountNotFoundError: "wallet-unauthorized",
  SwitchChainNotSupportedError: "chain-unknown",
  ChainNotConfiguredError: "wrong-chain",
  ChainMismatchError: "wrong-chain",
  ConnectorChainMismatchError: "wrong-chain",
  TimeoutError: "request-timeout",
  WaitForTransactionReceiptTimeoutError: "confirmation-timeout",
  WaitForCallsStatusTimeoutError: "confirmation-timeout",
  HttpRequestError: "unreachable",
  WebSocketRequestError: "unreachable",
  SocketClosedError: "unreachable",
  ResponseBodyTooLargeError: "unreachable",
  InsufficientFundsError: "insufficient-gas",
  FeeCapTooLowError: "fee-too-low",
  FeeCapTooHighError: "fee-invalid",
  TipAboveFeeCapError: "fee-invalid",
  NonceTooLowError: "nonce-used",
  NonceTooHighError: "nonce-ahead",
  NonceMaxValueError: "nonce-ahead",
  IntrinsicGasTooHighError: "gas-limit",
  IntrinsicGasTooLowError: "gas-limit",
  TransactionNotFoundError: "not-found",
  TransactionReceiptNotFoundError: "not-found",
  BlockNotFoundError: "not-found",
};

const byStatus: Readonly<Record<number, TransportCode>> = {
  408: "request-timeout",
  429: "rate-limited",
  504: "request-timeout",
};

/** Which transport failure one link of the chain stands for, all of its marks: HTTP status, class name, number. */
export function transportCodesOf(link: object): readonly TransportCode[] {
  const status = property(link, "status");
  const name = property(link, "name");
  const code = property(link, "code");
  const found = [
    typeof status === "number" ? byStatus[status] : undefined,
    typeof name === "string" && Object.hasOwn(byName, name) ? byName[name] : undefined,
    typeof code === "number" ? byNumber[code] : undefined,
    code === "ACTION_REJECTED" ? ("user-rejected" as const) : undefined, // ethers' spelling of 4001
  ];
  return found.filter((entry) => entry !== undefined);
}
