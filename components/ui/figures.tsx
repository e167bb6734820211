import { Children, type ReactNode } from "react";
import { cx } from "./cx";

/** From which width on figures stand beside each other: about ten rem for each, so that no figure is broken in two. */
const beside = {
  two: "@sm:grid-flow-col @sm:auto-cols-fr @sm:*:border-t-0 @sm:*:border-l @sm:*:px-5 @sm:*:first:border-l-0 @sm:*:first:pl-0",
  three: "@lg:grid-flow-col @lg:auto-cols-fr @lg:*:border-t-0 @lg:*:border-l @lg:*:px-5 @lg:*:first:border-l-0 @lg:*:first:pl-0",
  more: "@2xl:grid-flow-col @2xl:auto-cols-fr @2xl:*:border-t-0 @2xl:*:border-l @2xl:*:px-5 @2xl:*:first:border-l-0 @2xl:*:first:pl-0",
  // Large ones need sixteen; four of them are two and two before.
  largeThree: "@3xl:grid-flow-col @3xl:auto-cols-fr @3xl:*:border-t-0 @3xl:*:border-l @3xl:*:px-5 @3xl:*:first:border-l-0 @3xl:*:first:pl-0",
  largeFour:
    "@lg:grid-cols-2 @lg:*:pr-5 @lg:*:nth-2:border-t-0 @lg:*:even:border-l @lg:*:even:pl-5 @5xl:grid-cols-4 @5xl:*:nth-3:border-t-0 @5xl:*:nth-3:border-l @5xl:*:nth-3:pl-5 @5xl:*:nth-4:border-t-0",
} as const;

function besideFor(count: number, large: boolean): string {
  if (count <= 2) return beside.two;
  if (count === 3) return large ? beside.largeThree : beside.three;
  return large ? beside.largeFour : beside.more;
}

type FiguresProps = {
  children: ReactNode;
  label?: string;
  /** Under a figure that leads them: between hairlines. */
  side?: boolean;
  /** Amounts of six digits that must stay whole when letters are spaced, or size `lg`; four at most. */
  large?: boolean;
};

/** A row of figures under a strong rule, with hairlines between them; one below the other where there is no room. */
export function Figures({ children, label, side = false, large = false }: FiguresProps) {
  const figures = Children.toArray(children);
  return (
    <div className={cx("@container border-b border-b-rule", side ? "border-t border-t-rule" : "border-t-2 border-t-rule-strong")}>
      <dl aria-label={label} className={cx("grid *:border-t *:border-rule *:py-4 *:first:border-t-0", besideFor(figures.length, large))}>
        {figures}
      </dl>
    </div>
  );
}
