import type { ComponentPropsWithRef, ReactNode } from "react";
import { buttonClass, type ButtonSize, type ButtonVariant } from "./button-class";
import { Spinner } from "./spinner";

type ButtonProps = Omit<ComponentPropsWithRef<"button">, "disabled" | "className"> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  wide?: boolean;
  /** Work is under way: the label stays, a spinner joins it, pressing does nothing. */
  busy?: boolean;
  /** Why it cannot be pressed. Stands in the place of the label, so that nobody has to guess. */
  disabledReason?: ReactNode;
};

/**
 * A button that cannot be pressed stays focusable (`aria-disabled`, not `disabled`), so that a keyboard
 * or a screen reader finds it and reads the reason.
 */
export function Button({
  variant,
  size,
  wide,
  busy = false,
  disabledReason,
  type = "button",
  onClick,
  children,
  ...rest
}: ButtonProps) {
  const unavailable = disabledReason !== undefined && disabledReason !== null && disabledReason !== false;
  const inert = busy || unavailable;
  return (
    <button
      {...rest}
      type={inert ? "button" : type}
      className={buttonClass({ variant, size, wide, inert: unavailable })}
      aria-disabled={inert || undefined}
      aria-busy={busy || undefined}
      onClick={inert ? undefined : onClick}
    >
      {busy && <Spinner />}
      <span>{unavailable ? disabledReason : children}</span>
    </button>
  );
}
