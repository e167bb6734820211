import { type Address, createClient, custom, type Hash, type Hex, keccak256, numberToHex, toHex } from "viem";
import type { ChainClient } from "../run/deps";

export type PaperLog = { readonly address: Address; readonly topics: readonly Hex[]; readonly data: Hex };

export type PaperTransaction = {
  readonly from: Address;
  readonly nonce: number;
  readonly to?: Address | null;
  readonly data?: Hex;
  readonly value?: bigint;
  readonly success?: boolean;
  readonly logs?: readonly PaperLog[];
};

type Entry = Required<Omit<PaperTransaction, "logs">> & { readonly hash: Hash; readonly logs: readonly PaperLog[]; block: number | undefined };
type Handler = (params: readonly unknown[]) => unknown;

/** A chain of a few lines, for tests of what reads one: blocks, transactions and logs as a node tells them. */
export type PaperChain = {
  readonly client: ChainClient;
  /** Puts a transaction into the pool. */
  readonly submit: (transaction: PaperTransaction) => Hash;
  /** Takes a transaction out of the pool, or out of its block. */
  readonly forget: (hash: Hash) => void;
  /** Makes a block of these transactions; with none, an empty one. Returns its number. */
  readonly mine: (...hashes: readonly Hash[]) => bigint;
  readonly setCode: (address: Address, code: Hex) => void;
  /** Answers a method in another way; undefined restores it. */
  readonly on: (method: string, handler: Handler | undefined) => void;
  /** Methods asked for so far. */
  readonly asked: readonly string[];
};

const same = (a: string, b: unknown): boolean => typeof b === "string" && a.toLowerCase() === b.toLowerCase();

export function createPaperChain(head = 100): PaperChain {
  const entries = new Map<Hash, Entry>();
  const codes = new Map<string, Hex>();
  const handlers = new Map<string, Handler>();
  const asked: string[] = [];
  let number = head;

  const blockOf = (tag: unknown): number => (typeof tag === "string" && tag.startsWith("0x") ? Number(tag) : number);
  const included = (entry: Entry, upTo: number): boolean => entry.block !== undefined && entry.block <= upTo;

  const transactionJson = ({ hash, from, nonce, to, data, value, block }: Entry) => ({
    hash,
    from,
    to,
    input: data,
    nonce: numberToHex(nonce),
    value: numberToHex(value),
    blockNumber: block === undefined ? null : numberToHex(block),
  });
  const logsJson = ({ logs, hash, block }: Entry) =>
    logs.map((log) => ({ ...log, transactionHash: hash, blockNumber: block === undefined ? null : numberToHex(block) }));

  const basic: Readonly<Record<string, Handler>> = {
    eth_blockNumber: () => numberToHex(number),
    eth_getBlockByNumber: ([tag]) => {
      const at = blockOf(tag);
      const within = [...entries.values()].filter(({ block }) => (tag === "pending" ? block === undefined : block === at));
      return {
        number: tag === "pending" ? null : numberToHex(at),
        timestamp: numberToHex(1_800_000_000 + at),
        baseFeePerGas: numberToHex(1_000_000_000),
        transactions: within.map(transactionJson),
      };
    },
    eth_getTransactionByHash: ([hash]) => {
      const entry = entries.get(hash as Hash);
      return entry === undefined ? null : transactionJson(entry);
    },
    eth_getTransactionReceipt: ([hash]) => {
      const entry = entries.get(hash as Hash);
      if (entry?.block === undefined) return null;
      return { transactionHash: hash, from: entry.from, blockNumber: numberToHex(entry.block), status: entry.success ? "0x1" : "0x0", logs: logsJson(entry) };
    },
    eth_getTransactionCount: ([address, tag]) => {
      const counts = (entry: Entry) => same(entry.from, address) && (tag === "pending" || included(entry, blockOf(tag)));
      return numberToHex([...entries.values()].filter(counts).reduce((next, { nonce }) => Math.max(next, nonce + 1), 0));
    },
    eth_getCode: ([address]) => codes.get(String(address).toLowerCase()) ?? "0x",
    eth_getLogs: ([filter]) => {
      const { address, topics, fromBlock, toBlock } = filter as { address: Hex; topics: (Hex | null)[]; fromBlock: Hex; toBlock: Hex };
      const inRange = [...entries.values()].filter(({ block }) => block !== undefined && block >= Number(fromBlock) && block <= Number(toBlock));
      const fits = (log: PaperLog) => same(log.address, address) && topics.every((topic, index) => topic === null || same(topic, log.topics[index]));
      return inRange.flatMap(logsJson).filter(fits);
    },
  };

  const request = ({ method, params = [] }: { method: string; params?: readonly unknown[] }): Promise<unknown> => {
    asked.push(method);
    const handler = handlers.get(method) ?? basic[method];
    if (handler === undefined) return Promise.reject(Object.assign(new Error(`No ${method} on paper.`), { code: -32601 }));
    return new Promise((resolve) => {
      resolve(handler(params));
    });
  };

  return {
    client: createClient({ transport: custom({ request: request as never }, { retryCount: 0 }) }),
    asked,
    submit: ({ from, nonce, to = null, data = "0x", value = 0n, success = true, logs = [] }) => {
      const hash = keccak256(toHex(JSON.stringify([from, nonce, to, data, value.toString(), entries.size])));
      entries.set(hash, { hash, from, nonce, to, data, value, success, logs, block: undefined });
      return hash;
    },
    forget: (hash) => void entries.delete(hash),
    mine: (...hashes) => {
      number += 1;
      for (const hash of hashes) {
        const entry = entries.get(hash);
        if (entry !== undefined) entry.block = number;
      }
      return BigInt(number);
    },
    setCode: (address, code) => void codes.set(address.toLowerCase(), code),
    on: (method, handler) => {
      if (handler === undefined) handlers.delete(method);
      else handlers.set(method, handler);
    },
  };
}
