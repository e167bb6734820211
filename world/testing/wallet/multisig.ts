import { type Address, encodeFunctionData, type Hash, type LocalAccount, multicall3Abi, toHex } from "viem";
import { MULTICALL3_ADDRESS } from "../../../lib/chain/chains";
import type { WorldTestClient } from "../../chain/clients";
import type { BatchCall } from "./batches";
import type { Ledger } from "./ledger";

/**
 * An account that is a contract: what it is asked to send it only proposes, answering with a hash that is
 * no transaction's; an owner executes it later. Its code is Multicall3's, so that it can call anything.
 */
export type Multisig = { readonly address: Address; readonly owner: LocalAccount };

/** Gives an address the code of such an account. */
export async function installMultisig(testClient: WorldTestClient, ledger: Ledger, { address }: Multisig): Promise<void> {
  const bytecode = await ledger.reader.getCode({ address: MULTICALL3_ADDRESS });
  if (bytecode === undefined) throw new Error("Multicall3 is not on this chain.");
  await testClient.setCode({ address, bytecode });
}

/** The proposals of a multisig. */
export function createProposals(ledger: Ledger, { address, owner }: Multisig) {
  const waiting: BatchCall[][] = [];
  return {
    propose: (calls: readonly BatchCall[]): Hash => {
      waiting.push([...calls]);
      return toHex(crypto.getRandomValues(new Uint8Array(32)));
    },
    count: (): number => waiting.length,
    /** Executes everything that was proposed, in order. */
    execute: async (): Promise<readonly Hash[]> => {
      const hashes: Hash[] = [];
      for (const calls of waiting.splice(0)) {
        const args = calls.map(({ to, data: callData }) => ({ target: to, allowFailure: false, callData }));
        const data = encodeFunctionData({ abi: multicall3Abi, functionName: "aggregate3", args: [args] });
        const nonce = await ledger.nextNonce(owner.address);
        const { raw, hash } = await ledger.sign(owner, { to: address, data, value: 0n, gas: undefined, nonce }, nonce);
        await ledger.broadcast(raw);
        hashes.push(hash);
      }
      return hashes;
    },
  };
}

export type Proposals = ReturnType<typeof createProposals>;
