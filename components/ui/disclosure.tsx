import type { ReactNode } from "react";

type DisclosureProps = {
  summary: ReactNode;
  children: ReactNode;
  open?: boolean;
};

/** Details on demand, by the browser's own element: works before any script, and is found by the browser's search. */
export function Disclosure({ summary, children, open }: DisclosureProps) {
  return (
    <details open={open} className="group text-small">
      <summary className="inline-flex min-h-6 list-none items-center gap-1.5 text-ink-2 hover:text-ink [&::-webkit-details-marker]:hidden">
        <svg
          aria-hidden="true"
          viewBox="0 0 8 8"
          className="size-2 fill-current transition-transform duration-150 group-open:rotate-90"
        >
          <path d="M1.5 0 7 4 1.5 8Z" />
        </svg>
        <span className="underline decoration-copper decoration-1 underline-offset-3">{summary}</span>
      </summary>
      <div className="mt-3">{children}</div>
    </details>
  );
}
