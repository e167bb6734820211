import { parseGwei, type Client, type Hash, type Hex } from "viem";
import type { HDAccount } from "viem/accounts";
import { estimateGas, getTransactionCount, sendRawTransaction } from "viem/actions";

export type LocalCall = { readonly to: Hex; readonly value?: bigint; readonly data?: Hex };

const ATTEMPTS = 10;

/**
 * The same for every call, and far above what a local chain asks: with fees that follow the last block, a call could
 * replace what another process had just sent with the same nonce, which then never came into a block.
 */
const FEES = { maxFeePerGas: parseGwei("1000"), maxPriorityFeePerGas: parseGwei("1") };

/**
 * Makes a sender of calls from one account, for any number of requests at once: within this process one after the
 * other, so that no two take the same nonce, and again with a fresh nonce when another process was faster.
 */
export function createSender(client: Client, account: () => Promise<HDAccount>) {
  let last: Promise<unknown> = Promise.resolve();

  async function send(call: LocalCall): Promise<Hash> {
    const from = await account();
    const gas = await estimateGas(client, { account: from.address, ...call });
    const request = { type: "eip1559", chainId: client.chain?.id ?? 0, ...call, ...FEES, gas: (gas * 12n) / 10n } as const;
    for (let attempt = 1; ; attempt += 1) {
      // Last of all, so that another process has little time to take it.
      const nonce = await nextNonce(client, from);
      try {
        const serializedTransaction = await from.signTransaction({ ...request, nonce });
        return await sendRawTransaction(client, { serializedTransaction });
      } catch (error) {
        const taken = (await nextNonce(client, from)) > nonce;
        if (!taken || attempt === ATTEMPTS) throw error;
      }
    }
  }

  /** Sends the calls in order; resolves to their hashes, in the same order. Throws viem's errors. */
  return (calls: readonly LocalCall[]): Promise<Hash[]> => {
    const mine = last.then(async () => {
      const hashes: Hash[] = [];
      for (const call of calls) hashes.push(await send(call));
      return hashes;
    });
    last = mine.catch(() => undefined);
    return mine;
  };
}

function nextNonce(client: Client, { address }: HDAccount): Promise<number> {
  return getTransactionCount(client, { address, blockTag: "pending" });
}
