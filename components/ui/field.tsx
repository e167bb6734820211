import { useId, type ReactNode } from "react";

/** What the control inside a field must carry, so that label, hint and error belong to it. */
export type FieldControlProps = {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
};

type FieldProps = {
  label: ReactNode;
  hint?: ReactNode;
  /** Why the value cannot be used. Read out at once. */
  error?: ReactNode;
  children: (control: FieldControlProps) => ReactNode;
};

/** The shell of every form control: label above, hint and error below. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId();
  const hintId = hint ? `${id}-hint` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  const describedBy = [errorId, hintId].filter(Boolean).join(" ") || undefined;
  return (
    <div>
      <label htmlFor={id} className="label block">
        {label}
      </label>
      {children({ id, "aria-describedby": describedBy, "aria-invalid": error ? true : undefined })}
      {error && (
        <p id={errorId} role="alert" className="mt-1.5 text-note text-loss">
          {error}
        </p>
      )}
      {hint && (
        <div id={hintId} className="mt-1.5 text-note text-ink-2">
          {hint}
        </div>
      )}
    </div>
  );
}
