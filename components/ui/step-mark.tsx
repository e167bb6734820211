import { Spinner } from "./spinner";

export type StepState = "todo" | "active" | "done" | "failed";

const paths: Record<Exclude<StepState, "active">, string> = {
  todo: "M8 3.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 1 1 0-9Z",
  done: "m3 8.5 3.4 3.4L13 4.8",
  failed: "m4 4 8 8M12 4l-8 8",
};

const colours: Record<StepState, string> = {
  todo: "text-ink-3 forced-colors:text-[CanvasText]",
  active: "text-copper",
  done: "text-gain",
  failed: "text-loss",
};

/** The state of a step as a shape: ring, turning ring, tick, cross. */
export function StepMark({ state }: { state: StepState }) {
  return (
    <span className={`grid h-5 w-4 shrink-0 place-items-center ${colours[state]}`}>
      {state === "active" ? (
        <Spinner />
      ) : (
        <svg aria-hidden="true" viewBox="0 0 16 16" className="size-4 fill-none stroke-current" strokeWidth="1.8">
          <path d={paths[state]} />
        </svg>
      )}
    </span>
  );
}
