import type { ReactNode } from "react";
import { type DotState, StateDot } from "@/components/ui/state-dot";

/** A state: its shape and its word. */
export function State({ dot, children }: { dot: DotState; children: ReactNode }) {
  return (
    <span className="inline-flex items-baseline gap-2">
      <StateDot state={dot} />
      <span className="text-left">{children}</span>
    </span>
  );
}
