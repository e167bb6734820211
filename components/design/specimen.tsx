import type { ReactNode } from "react";

type SpecimenProps = {
  /** The component and its properties, as code writes them. */
  code: string;
  /** A region with a name, which a page has once: in the reader's own theme alone. */
  once?: boolean;
  children: ReactNode;
};

const themes = ["light", "dark"] as const;

/** One state of a component, in both themes beside each other, whatever the reader's own is. */
export function Specimen({ code, once = false, children }: SpecimenProps) {
  return (
    <section aria-label={code} className="min-w-0 border-t border-rule pt-3">
      <h3 className="mb-2">
        <code className="font-mono text-note text-ink-2">{code}</code>
      </h3>
      <div className="grid grid-cols-1 gap-4 lg:grid-cols-2">
        {(once ? [undefined] : themes).map((theme) => (
          <div key={theme ?? "own"} data-theme={theme} className="min-w-0 bg-paper p-4 text-ink">
            {children}
          </div>
        ))}
      </div>
    </section>
  );
}
