import type { ReactNode } from "react";

/** Figures of one kind under the leading one: side by side between hairlines, one below the other on a phone. */
export function SideFigures({ label, children }: { label: string; children: ReactNode }) {
  return (
    <dl
      aria-label={label}
      className="grid grid-cols-1 border-y border-rule *:border-t *:border-rule *:py-4 *:first:border-t-0 sm:auto-cols-fr sm:grid-flow-col sm:grid-cols-none sm:*:border-t-0 sm:*:border-l sm:*:px-4 sm:*:first:border-l-0 sm:*:first:pl-0"
    >
      {children}
    </dl>
  );
}
