import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { balanceGeometry } from "@/lib/charts/balance-geometry";
import type { BalanceState } from "@/lib/charts/balance-sides";
import { BalanceTable } from "./balance-table";
import { Column } from "./column";
import { Labels } from "./labels";
import { Leaders } from "./leaders";
import { Level } from "./level";
import { rem } from "./look";
import { useBalanceWords } from "./words";

type BalanceDrawingProps = {
  /** The balance as it is, or as it would be after what one is about to do. */
  state: BalanceState;
  /** The balance as it is, when `state` is what it would become: changes are then hatched and written out. */
  before?: BalanceState | undefined;
  size?: "lg" | "sm";
  /** A sentence below that says what the drawing shows. */
  caption?: ReactNode;
};

const heights = { lg: 288, sm: 224 } as const;
const LEAST_HEIGHT = 6;
const LABEL_HEIGHT = 44;
const LABEL_HEIGHT_WITH_CHANGE = 62;

/**
 * The balance: what stands behind AID and what is owed, as two columns to one scale, the surplus a visible
 * sliver on top. Drawn on the server as plain boxes; the labels stand outside, so that no part is too small
 * for its name. Screen readers get the caption and the table.
 */
export function BalanceDrawing({ state, before, size = "lg", caption }: BalanceDrawingProps) {
  const t = useTranslations("balance");
  const words = useBalanceWords();
  const height = heights[size];
  const geometry = balanceGeometry({
    after: state,
    before,
    height,
    least: LEAST_HEIGHT,
    labelHeight: before ? LABEL_HEIGHT_WITH_CHANGE : LABEL_HEIGHT,
  });
  const { behind, owed, total } = geometry;
  const enlarged = [...behind, ...owed].filter((segment) => segment.enlarged);

  if (total === 0n) {
    return <p className="border-b border-ink py-8 text-center text-note text-ink-2">{t("empty")}</p>;
  }
  return (
    <figure className="@container">
      <div aria-hidden="true" className="balance-grid">
        <div className="label">{t("held")}</div>
        <div className="label">{t("owed")}</div>
        <div className="balance-body" style={{ height: rem(height) }}>
          <Labels segments={behind} words={words} side="left" />
          <Leaders segments={behind} height={height} labels="left" />
          <Column segments={behind} />
          <Column segments={owed} />
          <Leaders segments={owed} height={height} labels="right" />
          <Labels segments={owed} words={words} side="right" />
          <Level geometry={geometry} label={t("before")} />
        </div>
      </div>
      <figcaption className="mt-4 text-note text-ink-2">
        {caption}
        {enlarged.length > 0 && <span className="block">{t("enlarged", { parts: enlarged.map(({ id }) => words.name(id)).join(", ") })}</span>}
      </figcaption>
      <div className="mt-2">
        <BalanceTable geometry={geometry} words={words} />
      </div>
    </figure>
  );
}
