import type { ReactNode } from "react";

/** A row of figures under a strong rule, with hairlines between them; one below the other where there is no room. */
export function Figures({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <dl
      aria-label={label}
      className="grid grid-cols-1 border-t-2 border-b border-t-rule-strong border-b-rule *:border-t *:border-rule *:py-4 *:first:border-t-0 sm:auto-cols-fr sm:grid-flow-col sm:grid-cols-none sm:*:border-t-0 sm:*:border-l sm:*:px-5 sm:*:first:border-l-0 sm:*:first:pl-0"
    >
      {children}
    </dl>
  );
}
