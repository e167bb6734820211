import { Children, type ReactNode } from "react";
import { cx } from "./cx";

/** From which width on figures stand beside each other: about ten rem for each, so that no figure is broken in two. */
const beside = {
  two: "@sm:grid-flow-col @sm:auto-cols-fr @sm:*:border-t-0 @sm:*:border-l @sm:*:px-5 @sm:*:first:border-l-0 @sm:*:first:pl-0",
  three: "@lg:grid-flow-col @lg:auto-cols-fr @lg:*:border-t-0 @lg:*:border-l @lg:*:px-5 @lg:*:first:border-l-0 @lg:*:first:pl-0",
  more: "@2xl:grid-flow-col @2xl:auto-cols-fr @2xl:*:border-t-0 @2xl:*:border-l @2xl:*:px-5 @2xl:*:first:border-l-0 @2xl:*:first:pl-0",
} as const;

function besideFor(count: number): string {
  if (count <= 2) return beside.two;
  return count === 3 ? beside.three : beside.more;
}

type FiguresProps = {
  children: ReactNode;
  label?: string;
  /** Under a figure that leads them: between hairlines. */
  side?: boolean;
};

/** A row of figures under a strong rule, with hairlines between them; one below the other where there is no room. */
export function Figures({ children, label, side = false }: FiguresProps) {
  const figures = Children.toArray(children);
  return (
    <div className={cx("@container border-b border-b-rule", side ? "border-t border-t-rule" : "border-t-2 border-t-rule-strong")}>
      <dl aria-label={label} className={cx("grid *:border-t *:border-rule *:py-4 *:first:border-t-0", besideFor(figures.length))}>
        {figures}
      </dl>
    </div>
  );
}
