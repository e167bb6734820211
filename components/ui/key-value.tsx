import type { ReactNode } from "react";
import { cx } from "./cx";

type KeyValueRowProps = {
  label: ReactNode;
  value: ReactNode;
  /** A line below the value. */
  note?: ReactNode;
  /** The line that the others add up to. */
  total?: boolean;
};

/** Terms and their values, as a statement lists them. */
export function KeyValueList({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <dl aria-label={label} className="divide-y divide-rule text-small">
      {children}
    </dl>
  );
}

/** A term on the left, its value on the right; the value drops below the term where both do not fit. */
export function KeyValueRow({ label, value, note, total = false }: KeyValueRowProps) {
  return (
    <div
      className={cx("flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5 py-2", total && "border-t! border-t-rule-strong! font-medium")}
    >
      <dt className={total ? undefined : "text-ink-2"}>{label}</dt>
      <dd className="ml-auto text-right">{value}</dd>
      {note && <dd className="basis-full text-right text-note font-normal text-ink-2">{note}</dd>}
    </div>
  );
}
