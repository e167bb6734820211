import type { ReactNode } from "react";

type StationProps = {
  number: number;
  name: ReactNode;
  /** What is there at this block; nothing while that cannot be read. */
  value: ReactNode;
  note: ReactNode;
  /** Specified, not deployed yet. */
  later?: boolean;
};

/** One stop of the journey. The line and its mark are drawn by app/styles/journey.css. */
export function Station({ number, name, value, note, later = false }: StationProps) {
  return (
    <li className="journey-station" data-later={later ? "" : undefined}>
      <span aria-hidden="true" className="journey-mark figure">
        {number}
      </span>
      <h3 className="font-sans text-small font-medium">{name}</h3>
      {value !== undefined && <p className="figure mt-1 text-figure-sm">{value}</p>}
      <p className="mt-1 max-w-[38ch] text-note text-ink-2">{note}</p>
    </li>
  );
}
