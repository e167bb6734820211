/** The same in every language. */
const NAME = "AID";

/** The name, its middle letter in the accent: the one place where the brand is drawn. */
export function Wordmark() {
  return (
    <span className="font-serif text-[1.3125rem] leading-none font-semibold tracking-[0.01em]">
      {NAME[0]}
      <span className="text-copper">{NAME[1]}</span>
      {NAME[2]}
    </span>
  );
}
