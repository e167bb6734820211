import { type Address, type Hash, type Hex, keccak256, type TransactionReceipt } from "viem";
import { getTransactionCount } from "viem/actions";
import type { ChainClients } from "../chain/clients";
import { nodeBatch } from "./node-batch";
import { receiptsOf } from "./receipts";
import { callsOf, type Take } from "./take";

export type Head = { readonly number: bigint; readonly timestamp: number };

/** Makes the blocks of a chain that mines on command, and remembers what each was made of. */
export interface Miner {
  readonly head: Head;
  readonly takes: readonly Take[];
  /** Gives an account gas money once, before the block to come; it is worth nothing to anybody. */
  giveGasMoney(account: Address): void;
  /** The nonce for the account's next transaction, which is then counted as sent. */
  nextNonce(account: Address): Promise<number>;
  /** Takes a signed transaction for the block to come. */
  put(raw: Hex): Hash;
  /** Mines one transaction that somebody else signed and counted, a second after the head. Throws while others wait. */
  playAtOnce(raw: Hex): Promise<Hash>;
  /** Mines what was put at that second, unix time, after the head's. */
  mine(at: number): Promise<readonly TransactionReceipt[]>;
}

/** @param clients that send to the node directly @param earlier what the chain's blocks so far are made of */
export async function openMiner(clients: ChainClients, earlier: readonly Take[] = []): Promise<Miner> {
  const { publicClient, rpcUrl } = clients;
  const takes: Take[] = [...earlier];
  const nonces = new Map<Address, number>();
  const funded = new Set(earlier.flatMap((take) => take.gasMoney ?? []));
  let given: Address[] = [];
  let waiting: Hex[] = [];
  let head = await headOf(clients);

  const mine = async (at: number): Promise<readonly TransactionReceipt[]> => {
    if (!Number.isSafeInteger(at) || at <= head.timestamp) throw new RangeError(`A block at ${at} cannot follow one at ${head.timestamp}.`);
    const take: Take = { time: at, ...(given.length > 0 ? { gasMoney: given } : {}), raw: waiting };
    given = [];
    waiting = [];
    await nodeBatch(rpcUrl, callsOf(take));
    takes.push(take);
    head = { number: head.number + 1n, timestamp: at };
    return take.raw.length === 0 ? [] : receiptsOf(publicClient, head.number);
  };
  return {
    get head() {
      return head;
    },
    takes,
    giveGasMoney(account) {
      if (funded.has(account)) return;
      funded.add(account);
      given.push(account);
    },
    async nextNonce(account) {
      const nonce = nonces.get(account) ?? (await getTransactionCount(publicClient, { address: account }));
      nonces.set(account, nonce + 1);
      return nonce;
    },
    put(raw) {
      waiting.push(raw);
      return keccak256(raw);
    },
    async playAtOnce(raw) {
      if (waiting.length > 0) throw new Error(`${waiting.length} transactions wait for their block: mine it first.`);
      nonces.clear();
      waiting.push(raw);
      await mine(head.timestamp + 1);
      return keccak256(raw);
    },
    mine,
  };
}

async function headOf({ publicClient }: ChainClients): Promise<Head> {
  const { number, timestamp } = await publicClient.getBlock();
  return { number, timestamp: Number(timestamp) };
}
