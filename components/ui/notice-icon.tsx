export type NoticeTone = "info" | "warn" | "error";

const outlines: Record<NoticeTone, string> = {
  info: "M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13Z",
  warn: "M8 1.8 15 14.2H1Z",
  error: "M5.2 1.5h5.6l3.7 3.7v5.6l-3.7 3.7H5.2L1.5 10.8V5.2Z",
};

const colours: Record<NoticeTone, string> = { info: "text-ink-2", warn: "text-copper", error: "text-loss" };

/** The tone as a shape: circle, triangle, octagon. Colour only repeats it. */
export function NoticeIcon({ tone }: { tone: NoticeTone }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 16 16" className={`mt-0.5 size-4 shrink-0 ${colours[tone]}`}>
      <path d={outlines[tone]} fill="none" stroke="currentColor" strokeWidth="1.4" strokeLinejoin="round" />
      <path
        d={tone === "info" ? "M8 7.2v4M8 4.6v.1" : "M8 5.6v3.6M8 11.4v.1"}
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
      />
    </svg>
  );
}
