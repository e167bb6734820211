import { fraction } from "@/lib/charts/fraction";

type MeterProps = {
  /** Name of what is measured, for screen readers: "30 % of the day’s cap is left". */
  label: string;
  part: bigint;
  whole: bigint;
};

/** A part of a whole as a thin line. The figures stand beside it. */
export function Meter({ label, part, whole }: MeterProps) {
  const percent = 100 * fraction(part, whole);
  return (
    <span role="img" aria-label={label} className="mt-1.5 mb-1 ml-auto block h-1 w-48 max-w-full bg-rule forced-colors:border">
      <span className="block h-full bg-ink transition-[width] duration-150 forced-colors:bg-[CanvasText]" style={{ width: `${Math.min(100, percent).toFixed(1)}%` }} />
    </span>
  );
}
