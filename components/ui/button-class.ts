import { cx } from "./cx";

export type ButtonVariant = "primary" | "secondary" | "quiet";
export type ButtonSize = "md" | "lg";

export type ButtonLook = {
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  /** As wide as what it stands in. */
  wide?: boolean | undefined;
  /** Cannot be pressed: the look must not promise that it can, and its text must stay readable. */
  inert?: boolean | undefined;
};

const base =
  "inline-flex items-center justify-center gap-2 rounded border text-center font-sans font-medium no-underline transition-colors duration-150";

const sizes: Record<ButtonSize, string> = {
  md: "min-h-10 px-4 py-2 text-small",
  lg: "min-h-13 px-5 py-3 text-input",
};

const variants: Record<ButtonVariant, string> = {
  primary: "border-copper bg-copper text-copper-ink hover:border-copper-deep hover:bg-copper-deep",
  secondary: "border-ink bg-transparent text-ink hover:bg-ink hover:text-paper",
  quiet:
    "border-transparent bg-transparent text-ink underline decoration-copper decoration-1 underline-offset-3 hover:decoration-2",
};

const inertLook = "border-dashed border-ink-3 bg-transparent text-ink-2";

/** The classes of everything that looks like a button, links included. */
export function buttonClass({ variant = "secondary", size = "md", wide = false, inert = false }: ButtonLook = {}): string {
  return cx(base, sizes[size], inert ? inertLook : variants[variant], wide && "w-full");
}
