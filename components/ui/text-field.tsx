import type { ComponentPropsWithRef, ReactNode } from "react";
import { cx } from "./cx";
import { Field } from "./field";

type TextFieldProps = Omit<ComponentPropsWithRef<"input">, "id" | "className" | "size"> & {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  /** After the value: USDC, AID. */
  unit?: ReactNode;
  /** A button inside the field, at its end: Max. */
  action?: ReactNode;
  /** `amount` is the large figure of a transaction. Both are at least 16 px, so that no phone zooms in. */
  look?: "text" | "amount";
};

const looks = { text: "text-input", amount: "font-serif text-figure-md sm:text-field" } as const;

/** A line to write on: a strong rule below, red and thicker when the value cannot be used. */
export function TextField({ label, hint, error, unit, action, look = "text", ...input }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <div
          className={cx(
            "mt-1 flex items-baseline gap-3 border-b pb-1.5 focus-within:shadow-[0_1px_0_0_var(--copper)]",
            error ? "border-loss shadow-[0_1px_0_0_var(--loss)]" : "border-rule-strong focus-within:border-copper",
          )}
        >
          <input
            {...input}
            {...control}
            className={cx(
              "min-w-0 flex-1 bg-transparent py-1 placeholder:text-ink-2 focus-visible:outline-transparent",
              looks[look],
            )}
          />
          {action}
          {unit && <span className="shrink-0 text-small font-medium">{unit}</span>}
        </div>
      )}
    </Field>
  );
}
