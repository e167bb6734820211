export const CONTENT_ID = "content";

/** First stop of the tab key: past the header to the content. */
export function SkipLink({ label }: { label: string }) {
  return (
    <a
      href={`#${CONTENT_ID}`}
      className="sr-only z-10 rounded bg-ink px-4 py-2 text-paper focus:not-sr-only focus:absolute focus:top-2 focus:left-4"
    >
      {label}
    </a>
  );
}
