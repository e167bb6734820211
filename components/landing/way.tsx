import type { ReactNode } from "react";
import { type DotState, StateDot } from "@/components/ui/state-dot";

type WayProps = {
  name: ReactNode;
  /** Whether it is open, as a shape and a word; undefined while that cannot be read. */
  state: { readonly dot: DotState; readonly text: string } | undefined;
  children: ReactNode;
  /** A button or link at its end. */
  action?: ReactNode;
};

/** A way in or out with its state: one column of a note. Belongs into a `dl`. */
export function Way({ name, state, children, action }: WayProps) {
  return (
    <div className="flex flex-col border-t border-ink pt-3">
      <dt className="font-medium">{name}</dt>
      {state && (
        <dd className="mt-0.5 flex items-baseline gap-2 text-note">
          <StateDot state={state.dot} />
          {state.text}
        </dd>
      )}
      <dd className="mt-2 flex-1 text-small text-ink-2">{children}</dd>
      {action && <dd className="mt-4">{action}</dd>}
    </div>
  );
}
