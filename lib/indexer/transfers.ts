import { type Address, zeroAddress } from "viem";

export type Moved = {
  readonly from: Address;
  readonly to: Address;
  readonly value: bigint;
  /** What each held before; of the zero address nothing is kept. */
  readonly fromHeld: bigint;
  readonly toHeld: bigint;
};

export type AfterTransfer = {
  /** What each holds afterwards; nothing for an account that did not change, or that nothing is kept of. */
  readonly held: readonly (readonly [account: Address, amount: bigint])[];
  /** By how much the supply and the number of holders change. */
  readonly supply: bigint;
  readonly holders: number;
};

/** What a transfer of an ERC-20 token changes. Amounts in the token's smallest unit. */
export function afterTransfer({ from, to, value, fromHeld, toHeld }: Moved): AfterTransfer {
  const minted = from === zeroAddress;
  const burned = to === zeroAddress;
  if (from === to || value === 0n) return { held: [], supply: 0n, holders: 0 };
  const left = !minted && fromHeld === value ? -1 : 0;
  const came = !burned && toHeld === 0n ? 1 : 0;
  return {
    held: [...(minted ? [] : [[from, fromHeld - value] as const]), ...(burned ? [] : [[to, toHeld + value] as const])],
    supply: (minted ? value : 0n) - (burned ? value : 0n),
    holders: left + came,
  };
}
