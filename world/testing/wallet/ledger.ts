import {
  type Address,
  createPublicClient,
  decodeFunctionData,
  encodeFunctionData,
  erc20Abi,
  type Hash,
  type Hex,
  http,
  keccak256,
  type LocalAccount,
  type TransactionSerializableEIP7702,
} from "viem";
import { chainOf } from "../../../lib/chain/chains";

export type SendRequest = {
  readonly to: Address;
  readonly data: Hex;
  readonly value: bigint;
  readonly gas: bigint | undefined;
  readonly nonce: number | undefined;
  readonly authorizationList?: TransactionSerializableEIP7702["authorizationList"];
};

type Signed = { readonly account: LocalAccount; readonly request: SendRequest; readonly nonce: number; readonly fee: bigint };

/** Signs and sends real transactions, and remembers them, so that they can be sped up, cancelled or replaced. */
export function createLedger(rpcUrl: string, chainId: number) {
  const chain = chainOf(chainId);
  const transport = http(rpcUrl, { retryCount: 0 });
  const reader = createPublicClient({ chain, transport, cacheTime: 0 });
  const signed = new Map<Hash, Signed>();
  const gwei = 10n ** 9n;
  const defaultFee = 20n * gwei;

  async function sign(account: LocalAccount, request: SendRequest, nonce: number, fee: bigint): Promise<{ raw: Hex; hash: Hash }> {
    const { to, data, value, authorizationList } = request;
    const gas = request.gas ?? (await reader.estimateGas({ account: account.address, to, data, value, authorizationList }));
    const fees = { maxFeePerGas: fee, maxPriorityFeePerGas: fee / 10n };
    const transaction = { chainId, to, data, value, nonce, gas, ...fees };
    const raw = await account.signTransaction(
      authorizationList === undefined
        ? { ...transaction, type: "eip1559" }
        : { ...transaction, type: "eip7702", authorizationList },
    );
    const hash = keccak256(raw);
    signed.set(hash, { account, request: { ...request, gas }, nonce, fee });
    return { raw, hash };
  }

  const broadcast = (raw: Hex): Promise<Hash> => reader.sendRawTransaction({ serializedTransaction: raw });

  function known(hash: Hash): Signed {
    const transaction = signed.get(hash);
    if (transaction === undefined) throw new Error(`This wallet has not signed ${hash}.`);
    return transaction;
  }

  /** Sends another transaction under the same nonce, paying twice as much. */
  async function again(hash: Hash, change: Partial<SendRequest>): Promise<Hash> {
    const { account, request, nonce, fee } = known(hash);
    const next = await sign(account, { ...request, ...change }, nonce, fee * 2n);
    return broadcast(next.raw);
  }

  return {
    reader,
    nextNonce: (address: Address) => reader.getTransactionCount({ address, blockTag: "pending" }),
    sign: (account: LocalAccount, request: SendRequest, nonce: number) => sign(account, request, nonce, defaultFee),
    broadcast,
    speedUp: (hash: Hash) => again(hash, {}),
    cancel: (hash: Hash) => again(hash, { to: known(hash).account.address, data: "0x", value: 0n, gas: 21_000n }),
    replace: (hash: Hash, change: Partial<SendRequest>) => again(hash, change),
  };
}

export type Ledger = ReturnType<typeof createLedger>;

/** An approval lowered to at most this much; other calls as they are. */
export function lowerApproval(data: Hex, most: bigint): Hex {
  try {
    const { functionName, args } = decodeFunctionData({ abi: erc20Abi, data });
    if (functionName !== "approve") return data;
    const [spender, amount] = args;
    return encodeFunctionData({ abi: erc20Abi, functionName, args: [spender, amount < most ? amount : most] });
  } catch {
    return data;
  }
}
