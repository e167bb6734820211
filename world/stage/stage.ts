import type { Hash, Hex, LocalAccount, TransactionReceipt } from "viem";
import type { EveryAddress } from "../../lib/chain/credit-addresses";
import type { ChainClients } from "../chain/clients";
import type { Head, Miner } from "./miner";
import { reasonOf } from "./reason";

export type StageCall = {
  readonly to: Hex;
  readonly data: Hex;
  readonly value?: bigint;
  /** Limit; absent: `usualGas`. */
  readonly gas?: bigint;
};

/** A chain on which a story is played: many transactions to a block, and every block at a second of its own. */
export interface Stage {
  /** Read at the head. Whatever these send on their own is mined at once, in a block a second after the head. */
  readonly clients: ChainClients;
  readonly addresses: EveryAddress;
  /** Signs and puts it into the block to come; `refused` names the custom error when a refusal is part of the story. */
  send(who: LocalAccount, call: StageCall, expect?: { readonly refused?: string }): Promise<void>;
  /**
   * Mines what was sent as one block at that second, unix time. Receipts in the order of sending. Throws at a transaction
   * that did what was not expected, with the contract's reason.
   */
  block(at: number): Promise<readonly TransactionReceipt[]>;
  readonly head: Head;
}

/** What a transaction may use when nothing else is said: several times what any of ours needs, and no estimate to wait for. */
const usualGas = 4_000_000n;
/** Fixed, so that the same story gives the same transactions: far above what a chain of half-empty blocks asks. */
const fees = { maxFeePerGas: 10n ** 10n, maxPriorityFeePerGas: 10n ** 9n } as const;

export type Sent = { readonly hash: Hash; readonly what: string; readonly refused: string | undefined };

/** Opens the stage on a chain that mines on command. */
export function openStage(clients: ChainClients, miner: Miner, addresses: EveryAddress): Stage {
  let sent: Sent[] = [];
  return {
    clients,
    addresses,
    get head() {
      return miner.head;
    },
    async send(who, call, expect = {}) {
      miner.giveGasMoney(who.address);
      const { raw, what } = await signed(clients, who, call, await miner.nextNonce(who.address));
      sent.push({ hash: miner.put(raw), what, refused: expect.refused });
    },
    async block(at) {
      const played = sent;
      sent = [];
      const receipts = await miner.mine(at);
      const byHash = new Map(receipts.map((receipt) => [receipt.transactionHash, receipt]));
      return Promise.all(played.map((one) => checked(clients, one, byHash.get(one.hash))));
    },
  };
}

/** A call as a signed transaction, and how a person who reads of it would know it. */
export async function signed(clients: ChainClients, who: LocalAccount, { to, data, value = 0n, gas = usualGas }: StageCall, nonce: number) {
  const raw = await who.signTransaction({ type: "eip1559", chainId: clients.chain.id, nonce, to, data, value, gas, ...fees });
  return { raw, what: `${who.address} → ${to} ${data.slice(0, 10)}` };
}

/** Throws unless the transaction did what it was sent for. */
export async function checked(clients: ChainClients, { hash, what, refused }: Sent, receipt: TransactionReceipt | undefined): Promise<TransactionReceipt> {
  if (receipt === undefined) throw new Error(`${what} is not in its block.`);
  if (receipt.status === "success") {
    if (refused !== undefined) throw new Error(`${what} should have been refused with ${refused}, and was not.`);
    return receipt;
  }
  const reason = await reasonOf(clients, hash);
  if (refused === undefined || reason.name !== refused) throw new Error(`${what} was refused: ${reason.text} (block ${receipt.blockNumber}, gas ${receipt.gasUsed})`);
  return receipt;
}

