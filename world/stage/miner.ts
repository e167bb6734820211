import { type Address, type Hash, type Hex, keccak256, type TransactionReceipt } from "viem";
import { getTransactionCount } from "viem/actions";
import type { ChainClients, WorldTestClient } from "../chain/clients";
import { rawReceipts } from "./receipts";

/** What one block is made of: who is given gas money before it, and its signed transactions in their order. */
export type Take = { readonly time: number; readonly gasMoney?: readonly Address[]; readonly raw: readonly Hex[] };

export type Head = { readonly number: bigint; readonly timestamp: number };

/** Makes the blocks of a chain that mines on command, and remembers what each was made of. */
export interface Miner {
  readonly head: Head;
  readonly takes: readonly Take[];
  /** Gives an account gas money once; it is worth nothing to anybody. */
  giveGasMoney(account: Address): Promise<void>;
  /** The nonce for the account's next transaction, which is then counted as sent. */
  nextNonce(account: Address): Promise<number>;
  /** Hands a signed transaction to the node, for the block to come. */
  put(raw: Hex): Promise<Hash>;
  /** Mines one transaction that somebody else signed and counted, a second after the head. Throws while others wait. */
  playAtOnce(raw: Hex): Promise<Hash>;
  /** Mines what was put at that second, unix time, after the head's. */
  mine(at: number): Promise<readonly TransactionReceipt[]>;
}

/** In wei: as much as the chain's first accounts begin with. */
export const gasMoney = 10_000n * 10n ** 18n;

/** @param clients that send to the node directly */
export async function openMiner(clients: ChainClients, earlier: readonly Take[] = []): Promise<Miner> {
  const { publicClient, testClient } = clients;
  const takes: Take[] = [...earlier];
  const nonces = new Map<Address, number>();
  const funded = new Set(earlier.flatMap((take) => take.gasMoney ?? []));
  let given: Address[] = [];
  let waiting: Hex[] = [];
  let head = await headOf(clients);
  const miner: Miner = {
    get head() {
      return head;
    },
    takes,
    async giveGasMoney(account) {
      if (funded.has(account)) return;
      funded.add(account);
      given.push(account);
      await testClient.setBalance({ address: account, value: gasMoney });
    },
    async nextNonce(account) {
      const nonce = nonces.get(account) ?? (await getTransactionCount(publicClient, { address: account }));
      nonces.set(account, nonce + 1);
      return nonce;
    },
    async put(raw) {
      waiting.push(raw);
      await send(testClient, raw);
      return keccak256(raw);
    },
    async playAtOnce(raw) {
      if (waiting.length > 0) throw new Error(`${waiting.length} transactions wait for their block: mine it first.`);
      const hash = await miner.put(raw);
      nonces.clear();
      await miner.mine(head.timestamp + 1);
      return hash;
    },
    async mine(at) {
      if (!Number.isSafeInteger(at) || at <= head.timestamp) throw new RangeError(`A block at ${at} cannot follow one at ${head.timestamp}.`);
      const take: Take = { time: at, ...(given.length > 0 ? { gasMoney: given } : {}), raw: waiting };
      given = [];
      waiting = [];
      await testClient.setNextBlockTimestamp({ timestamp: BigInt(at) });
      await testClient.mine({ blocks: 1 });
      takes.push(take);
      head = { number: head.number + 1n, timestamp: at };
      return take.raw.length === 0 ? [] : rawReceipts(publicClient, head.number);
    },
  };
  return miner;
}

async function headOf({ publicClient }: ChainClients): Promise<Head> {
  const { number, timestamp } = await publicClient.getBlock();
  return { number, timestamp: Number(timestamp) };
}

function send(testClient: WorldTestClient, raw: Hex): Promise<unknown> {
  return testClient.request({ method: "eth_sendRawTransaction", params: [raw] } as never);
}
