import { hexToBigInt, hexToNumber, type Address, type Client, type Hash, type Hex } from "viem";
import type { HDAccount } from "viem/accounts";
import { estimateFeesPerGas, estimateGas, getTransactionCount, sendRawTransaction } from "viem/actions";

/** `eth_sendTransaction`'s parameter, all in hex as EIP-1474 says. */
export type TransactionParams = {
  readonly from?: Address;
  readonly to?: Address | null;
  readonly data?: Hex;
  readonly input?: Hex;
  readonly value?: Hex;
  readonly gas?: Hex;
  readonly nonce?: Hex;
  readonly gasPrice?: Hex;
  readonly maxFeePerGas?: Hex;
  readonly maxPriorityFeePerGas?: Hex;
};

/** State may move between the estimate and the block. */
const GAS_MARGIN_PERCENT = 20n;

/** Fills in what is missing, signs and sends. Throws viem's error when it would revert or the chain refuses it. */
export async function signAndSend(client: Client, account: HDAccount, params: TransactionParams): Promise<Hash> {
  const to = params.to ?? null;
  const data = params.data ?? params.input;
  const value = params.value === undefined ? 0n : hexToBigInt(params.value);
  const call = { account, to, value, ...(data && { data }) };
  const [nonce, gas, fees] = await Promise.all([
    params.nonce === undefined
      ? getTransactionCount(client, { address: account.address, blockTag: "pending" })
      : hexToNumber(params.nonce),
    params.gas === undefined ? estimateGas(client, call).then(withMargin) : hexToBigInt(params.gas),
    feesOf(client, params),
  ]);
  const serializedTransaction = await account.signTransaction({
    type: "eip1559",
    chainId: client.chain?.id ?? 0,
    ...{ nonce, gas, to, value, ...fees },
    ...(data && { data }),
  });
  return sendRawTransaction(client, { serializedTransaction });
}

function withMargin(gas: bigint): bigint {
  return gas + (gas * GAS_MARGIN_PERCENT) / 100n;
}

type Fees = { readonly maxFeePerGas: bigint; readonly maxPriorityFeePerGas: bigint };

async function feesOf(client: Client, params: TransactionParams): Promise<Fees> {
  const most = params.maxFeePerGas ?? params.gasPrice;
  if (most === undefined) return estimateFeesPerGas(client, { chain: client.chain });
  return {
    maxFeePerGas: hexToBigInt(most),
    maxPriorityFeePerGas: hexToBigInt(params.maxPriorityFeePerGas ?? most),
  };
}
