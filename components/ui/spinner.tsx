/** Turns while work is under way; under reduced motion it stands still as a broken ring. Says nothing: the text beside it does. */
export function Spinner() {
  return (
    <svg aria-hidden="true" viewBox="0 0 16 16" className="size-4 shrink-0 motion-safe:animate-spin">
      <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" strokeWidth="2" strokeDasharray="28 13" />
    </svg>
  );
}
