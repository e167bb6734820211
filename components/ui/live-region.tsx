import type { ReactNode } from "react";

type LiveRegionProps = {
  children?: ReactNode;
  /** Only for screen readers. Default: everyone sees it. */
  hidden?: boolean;
};

/** Tells changes politely, as a whole. Render it from the start and empty: a region that appears together with its text is not read. */
export function LiveRegion({ children, hidden = false }: LiveRegionProps) {
  // A hidden one stands in a sentence, where a browser would end the paragraph at a block.
  const Region = hidden ? "span" : "div";
  return (
    <Region role="status" aria-live="polite" aria-atomic="true" className={hidden ? "sr-only" : undefined}>
      {children}
    </Region>
  );
}
