/** What is offered for a unit of gas, wei. */
export type Fees = { readonly maxFeePerGas: bigint; readonly maxPriorityFeePerGas: bigint };

/** What the network asks now, and the most that is paid, wei per unit of gas. */
export type Market = { readonly baseFee: bigint; readonly tip: bigint; readonly ceiling: bigint };

/** An offer that holds while the base fee doubles, as far as the ceiling allows; undefined when the network asks for more. */
export function offer({ baseFee, tip, ceiling }: Market): Fees | undefined {
  if (baseFee + tip > ceiling) return undefined;
  const wanted = 2n * baseFee + tip;
  return { maxFeePerGas: wanted < ceiling ? wanted : ceiling, maxPriorityFeePerGas: tip };
}

/**
 * An offer that nodes take in place of an earlier one: both parts an eighth higher (geth asks for a tenth), or what the
 * network asks now if that is more. Undefined above the ceiling.
 */
export function outbid(earlier: Fees, market: Market): Fees | undefined {
  const now = offer(market);
  if (now === undefined) return undefined;
  const fees = {
    maxFeePerGas: larger(raised(earlier.maxFeePerGas), now.maxFeePerGas),
    maxPriorityFeePerGas: larger(raised(earlier.maxPriorityFeePerGas), now.maxPriorityFeePerGas),
  };
  return fees.maxFeePerGas <= market.ceiling ? fees : undefined;
}

const raised = (fee: bigint): bigint => (fee * 9n) / 8n + 1n;
const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);
