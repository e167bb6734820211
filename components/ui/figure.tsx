import type { ReactNode } from "react";
import { cx } from "./cx";

type FigureProps = {
  label: ReactNode;
  value: ReactNode;
  /** Small, after the figure: USDC, %, AID per sAID. */
  unit?: ReactNode;
  /** What the figure means or where it comes from, in a line. */
  note?: ReactNode;
  size?: "lg" | "md";
};

const sizes = { lg: "text-figure-md sm:text-figure", md: "text-figure-md" } as const;

/** One figure of a statement. Belongs into `Figures`, or any `dl`. */
export function Figure({ label, value, unit, note, size = "md" }: FigureProps) {
  return (
    <div>
      <dt className="label flex min-h-5 items-center">{label}</dt>
      <dd className={cx("figure mt-1 flex flex-wrap items-baseline gap-x-1.5", sizes[size])}>
        <span>{value}</span>
        {unit && <span className="text-[0.5em] tracking-normal text-ink-2">{unit}</span>}
      </dd>
      {note && <dd className="mt-1 text-note text-ink-2">{note}</dd>}
    </div>
  );
}
