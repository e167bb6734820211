import { lineGeometry, type LinePoint, type PlacedPoint } from "@/lib/charts/line-geometry";

type LineChartProps = {
  /** What was read, at least two points. */
  past: readonly LinePoint[];
  /** What follows from what is known, drawn dashed. */
  ahead?: readonly LinePoint[];
  /** A dot for each reading, or only where the line stands. */
  dots?: "all" | "last";
  /** A value that the scale begins or ends with at least; without it the line fills the height. */
  base?: bigint;
  /** What the drawing shows, for screen readers; the figures belong into a table beside it. */
  label: string;
  valueText: (value: bigint) => string;
  timeText: (time: bigint) => string;
};

const width = 600;
const height = 160;

/** A line from what was read, a dot for each reading, the newest value written at its end. Drawn on the server. */
export function LineChart({ past, ahead, dots = "all", base, label, valueText, timeText }: LineChartProps) {
  const geometry = lineGeometry({ past, ahead, width, height, base });
  const [first, latest] = [geometry.past[0], geometry.past.at(-1)];
  const last = geometry.ahead.at(-1) ?? latest;
  if (!first || !latest || !last) return null;
  return (
    <div>
      <div role="img" aria-label={label} className="relative mx-1 mt-9 mb-7 h-40">
        <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" className="absolute inset-0 size-full overflow-visible fill-none stroke-copper">
          <path d={geometry.pastPath} vectorEffect="non-scaling-stroke" strokeWidth="1.8" />
          <path d={geometry.aheadPath} vectorEffect="non-scaling-stroke" strokeWidth="1.5" strokeDasharray="4 3" />
        </svg>
        {(dots === "all" ? geometry.past : [latest]).map((point) => (
          <Dot key={String(point.time)} point={point} />
        ))}
        <span className="absolute translate-y-1.5 text-note whitespace-nowrap text-ink-2" style={placeOf(first)}>
          {valueText(first.value)}
        </span>
        <span className="absolute figure text-figure-sm whitespace-nowrap" style={{ ...placeOf(latest), translate: `-${across(latest)} calc(-100% - 0.375rem)` }}>
          {valueText(latest.value)}
        </span>
      </div>
      <p aria-hidden="true" className="flex justify-between border-t border-rule pt-1 text-note text-ink-2">
        <span>{timeText(first.time)}</span>
        <span>{timeText(last.time)}</span>
      </p>
    </div>
  );
}

/** How far across the box a point lies. Words that are moved back by so much of their own width never leave the box. */
const across = ({ x }: PlacedPoint) => `${((x / width) * 100).toFixed(2)}%`;

/** Percent of the box, so that dots and words keep their size while the line is stretched. */
const placeOf = (point: PlacedPoint) => ({ left: across(point), top: `${((point.y / height) * 100).toFixed(2)}%` });

function Dot({ point }: { point: PlacedPoint }) {
  return <span className="absolute size-1.5 -translate-x-1/2 -translate-y-1/2 rounded-full bg-copper forced-colors:bg-[CanvasText]" style={placeOf(point)} />;
}
