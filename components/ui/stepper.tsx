import type { ReactNode } from "react";
import { cx } from "./cx";
import { StepMark, type StepState } from "./step-mark";

export type Step = {
  id: string;
  label: ReactNode;
  state: StepState;
  /** The state in words, for screen readers: "done", "waiting for your wallet". */
  stateLabel: string;
  /** A line below: the hash, the reason, what to do in the wallet. */
  detail?: ReactNode;
};

/** The steps of one transaction in their order, each with its state as shape and word. */
export function Stepper({ steps, label }: { steps: readonly Step[]; label: string }) {
  return (
    <ol aria-label={label} className="text-small">
      {steps.map(({ id, label: text, state, stateLabel, detail }, index) => (
        <li key={id} aria-current={isCurrent(state) ? "step" : undefined} className="flex gap-3">
          <div className="flex flex-col items-center">
            <StepMark state={state} />
            {index < steps.length - 1 && <span aria-hidden="true" className="w-px flex-1 bg-rule" />}
          </div>
          <div className={cx("min-w-0 pb-4", state === "todo" && "text-ink-2")}>
            <p className={isCurrent(state) ? "font-medium" : undefined}>
              {text}
              <span className="sr-only">: {stateLabel}</span>
            </p>
            {detail && <div className="text-note text-ink-2">{detail}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}

function isCurrent(state: StepState): boolean {
  return state === "active" || state === "failed";
}
