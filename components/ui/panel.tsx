import type { ReactNode } from "react";

type PanelProps = {
  children: ReactNode;
  /** Id of the heading that names the panel. */
  labelledBy?: string;
};

/** The raised sheet on which something is done. One a screen; what informs stands on paper, between rules. */
export function Panel({ children, labelledBy }: PanelProps) {
  return (
    <section aria-labelledby={labelledBy} className="rounded-panel border border-rule bg-raised p-4 sm:p-6">
      {children}
    </section>
  );
}
