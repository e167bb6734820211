import { type Address, zeroAddress } from "viem";

export type Moved = {
  readonly from: Address;
  readonly to: Address;
  readonly value: bigint;
  /** What each held before; of the zero address nothing is kept. */
  readonly fromHeld: bigint;
  readonly toHeld: bigint;
};

/** By how much a transfer changes what each account holds. Nothing for one that does not change, and nothing is kept of the zero address. */
export function changesBy({ from, to, value }: Pick<Moved, "from" | "to" | "value">): readonly (readonly [account: Address, change: bigint])[] {
  if (from === to || value === 0n) return [];
  return [...(from === zeroAddress ? [] : [[from, -value] as const]), ...(to === zeroAddress ? [] : [[to, value] as const])];
}

/** By how much a transfer of an ERC-20 token changes its supply and the number of its holders. Amounts in the token's smallest unit. */
export function afterTransfer({ from, to, value, fromHeld, toHeld }: Moved): { readonly supply: bigint; readonly holders: number } {
  if (from === to || value === 0n) return { supply: 0n, holders: 0 };
  const minted = from === zeroAddress;
  const burned = to === zeroAddress;
  const left = !minted && fromHeld === value ? -1 : 0;
  const came = !burned && toHeld === 0n ? 1 : 0;
  return { supply: (minted ? value : 0n) - (burned ? value : 0n), holders: left + came };
}
