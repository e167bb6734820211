import type { ReactNode } from "react";

/** What one can do after a transaction is done. */
export function NextSteps({ note, children }: { note?: ReactNode; children: ReactNode }) {
  return (
    <div>
      {note && <div className="mb-3 text-small text-ink-2">{note}</div>}
      <div className="flex flex-wrap gap-3">{children}</div>
    </div>
  );
}
