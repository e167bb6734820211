/** An error as EIP-1193 providers throw it. */
export class ProviderError extends Error {
  override readonly name = "ProviderRpcError";

  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

/** Numbers of EIP-1193 and EIP-5792. */
export const providerCodes = {
  userRejected: 4001,
  unauthorized: 4100,
  unsupportedMethod: 4200,
  unknownChain: 4902,
  duplicateBatch: 5720,
  unknownBatch: 5730,
  upgradeRejected: 5750,
  internal: -32603,
  invalidParams: -32602,
  methodNotFound: -32601,
} as const;
