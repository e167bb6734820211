"use client";

import { cx } from "@/components/ui/cx";
import { useContrast } from "@/hooks/design/use-contrast";

type SwatchProps = {
  /** Names of tokens: the text and what it stands on. */
  text: string;
  ground: string;
  /** The least contrast that app/styles/tokens.test.ts allows. */
  least: number;
};

/** WCAG 2.2, AA. */
const LEAST_FOR_TEXT = 4.5;

/** A pair of colours with the contrast that the browser really gives them. */
export function Swatch({ text, ground, least }: SwatchProps) {
  const { ref, ratio } = useContrast();
  return (
    <p
      ref={ref}
      className="flex justify-between gap-4 border border-rule px-3 py-2 text-small"
      style={{ color: `var(--${text})`, background: `var(--${ground})` }}
    >
      {/* What only has to stand out from its ground is no colour for text. */}
      {least < LEAST_FOR_TEXT && <span aria-hidden="true" className="h-5 w-16 bg-current" />}
      <code className={cx("flex-1 font-mono text-[0.92em]", least < LEAST_FOR_TEXT && "text-ink")}>{`${text} / ${ground}`}</code>
      <span className={least < LEAST_FOR_TEXT ? "text-ink" : undefined}>{ratio !== undefined && `${ratio.toFixed(2)} ≥ ${least}`}</span>
    </p>
  );
}
