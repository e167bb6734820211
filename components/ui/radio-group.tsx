import { useId, type ReactNode } from "react";
import { cx } from "./cx";

export type RadioOption<Value extends string> = {
  value: Value;
  label: ReactNode;
  /** Below the label: a balance, a consequence. */
  hint?: ReactNode;
  disabled?: boolean;
};

type RadioGroupProps<Value extends string> = {
  legend: ReactNode;
  /** Read out, but not shown. */
  hideLegend?: boolean;
  options: readonly RadioOption<Value>[];
  value: Value;
  onChange: (value: Value) => void;
  /** `boxed` for a decision, `quiet` for a setting. */
  variant?: "boxed" | "quiet";
};

const lists = {
  boxed: "flex flex-wrap gap-2",
  quiet: "flex flex-wrap gap-x-4",
} as const;

const items = {
  boxed:
    "min-h-11 flex-1 flex-col justify-center rounded border border-rule px-4 py-2 has-checked:border-ink has-checked:shadow-[inset_0_0_0_1px_var(--ink)] forced-colors:has-checked:border-[Highlight] forced-colors:has-checked:border-2",
  quiet:
    "min-h-8 items-center text-ink-2 has-checked:text-ink has-checked:underline has-checked:decoration-copper has-checked:decoration-2 has-checked:underline-offset-6",
} as const;

/** One of a few. Native radio buttons, so arrow keys, forms and screen readers work as everywhere. */
export function RadioGroup<Value extends string>({
  legend,
  hideLegend = false,
  options,
  value,
  onChange,
  variant = "boxed",
}: RadioGroupProps<Value>) {
  const name = useId();
  return (
    <fieldset role="radiogroup" aria-labelledby={`${name}-legend`} className="min-w-0">
      <legend id={`${name}-legend`} className={hideLegend ? "sr-only" : "label mb-2"}>
        {legend}
      </legend>
      <div className={lists[variant]}>
        {options.map((option) => (
          <label
            key={option.value}
            className={cx(
              "relative flex has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-copper has-disabled:opacity-60",
              items[variant],
            )}
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              disabled={option.disabled}
              aria-describedby={option.hint ? `${name}-${option.value}` : undefined}
              aria-labelledby={`${name}-${option.value}-label`}
              onChange={() => onChange(option.value)}
              className="absolute inset-0 appearance-none opacity-0"
            />
            <span id={`${name}-${option.value}-label`} className={variant === "boxed" ? "font-medium" : undefined}>
              {option.label}
            </span>
            {option.hint && (
              <span id={`${name}-${option.value}`} className="text-note text-ink-2">
                {option.hint}
              </span>
            )}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
