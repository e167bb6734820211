import { type Address, encodeFunctionData, type Hash, type Hex, type LocalAccount, multicall3Abi, numberToHex } from "viem";
import { MULTICALL3_ADDRESS } from "../../../lib/chain/chains";
import type { Ledger } from "./ledger";
import { ProviderError, providerCodes } from "./provider-error";

export type BatchCall = { readonly to: Address; readonly data: Hex; readonly value: bigint };

type Batch = { readonly account: LocalAccount; readonly calls: readonly BatchCall[]; hash: Hash | undefined };

/**
 * Atomic batches as a smart wallet makes them: the account delegates to a contract (EIP-7702) and calls
 * itself. Multicall3 serves as the delegate, which on a real network would hand the account to anybody.
 */
export function createBatches(ledger: Ledger, chainId: number) {
  const batches = new Map<string, Batch>();

  async function execute(batch: Batch): Promise<void> {
    const { account, calls } = batch;
    const nonce = await ledger.nextNonce(account.address);
    if (account.signAuthorization === undefined) throw new Error("This account cannot sign an authorization.");
    // The sender is the authority too: its nonce counts before the authorization is read.
    const authorization = await account.signAuthorization({ chainId, contractAddress: MULTICALL3_ADDRESS, nonce: nonce + 1 });
    const data = encodeFunctionData({
      abi: multicall3Abi,
      functionName: "aggregate3",
      args: [calls.map(({ to, data: callData }) => ({ target: to, allowFailure: false, callData }))],
    });
    const request = { to: account.address, data, value: 0n, gas: 1_500_000n, nonce, authorizationList: [authorization] };
    const { raw, hash } = await ledger.sign(account, request, nonce);
    batch.hash = await ledger.broadcast(raw).then(() => hash);
  }

  return {
    /** Takes a batch and, unless it is to be held back, sends it. */
    take: async (id: string, account: LocalAccount, calls: readonly BatchCall[], hold: boolean): Promise<void> => {
      if (batches.has(id)) throw new ProviderError(providerCodes.duplicateBatch, "A batch has this id already.");
      const batch: Batch = { account, calls, hash: undefined };
      batches.set(id, batch);
      if (!hold) await execute(batch);
    },
    /** Sends what was held back. */
    release: async (): Promise<void> => {
      for (const batch of batches.values()) if (batch.hash === undefined) await execute(batch);
    },
    /** The answer of wallet_getCallsStatus. */
    status: async (id: string) => {
      const batch = batches.get(id);
      if (batch === undefined) throw new ProviderError(providerCodes.unknownBatch, "There is no batch with this id.");
      const base = { version: "2.0.0", id, chainId: numberToHex(chainId), atomic: true };
      const receipt = batch.hash && (await ledger.reader.request({ method: "eth_getTransactionReceipt", params: [batch.hash] }));
      if (!receipt) return { ...base, status: 100 };
      return { ...base, status: receipt.status === "0x1" ? 200 : 500, receipts: [receipt] };
    },
    hashes: (): readonly Hash[] => [...batches.values()].flatMap(({ hash }) => (hash === undefined ? [] : [hash])),
  };
}

export type Batches = ReturnType<typeof createBatches>;
