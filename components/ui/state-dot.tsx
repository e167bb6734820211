export type DotState = "good" | "waiting" | "bad" | "off";

const shapes: Record<DotState, string> = {
  good: "rounded-full bg-gain forced-colors:bg-[CanvasText]",
  waiting: "rounded-full border-2 border-data-2",
  bad: "rotate-45 border-2 border-loss",
  off: "rounded-full border border-dashed border-ink-2",
};

/** A state as a shape: full, hollow, diamond, dashed. Always stands before a word that says the same. */
export function StateDot({ state }: { state: DotState }) {
  return <span aria-hidden="true" className={`inline-block size-2 shrink-0 ${shapes[state]}`} />;
}
