/** A block, as far as it tells the time. */
type Head = { readonly number: bigint; readonly timestamp: bigint };

export type ChainClock = {
  /** Epoch milliseconds, by the chain as far as it proves that this machine's clock is wrong, else by that clock. */
  readonly now: () => number;
  /** Takes the newest block into account. */
  readonly observe: (head: Head) => void;
  /** By how much this machine's clock is put right, seconds: positive where it is slow. */
  readonly shiftSeconds: () => number;
};

/** A block is known everywhere so long after its time, as a rule. */
const arrivalMs = 15_000;

/**
 * A clock that cannot be far from the chain's. Two things are certain: no block is from the future, so a clock behind the
 * newest block is slow; and a block that was not there at the last look is not from before it, so a clock that was past a new
 * block's time then is fast. It is put right by as much as that proves and no more. A chain that stands still proves nothing.
 */
export function chainClock(machine: () => number = Date.now): ChainClock {
  let shift = 0;
  let last: { readonly number: bigint; readonly at: number } | undefined;
  return {
    now: () => machine() + shift,
    observe: ({ number, timestamp }) => {
      const at = machine();
      const time = Number(timestamp) * 1_000;
      if (last !== undefined && number > last.number) shift = Math.min(shift, time + arrivalMs - last.at);
      shift = Math.max(shift, time - at);
      last = { number, at };
    },
    shiftSeconds: () => Math.round(shift / 1_000),
  };
}
