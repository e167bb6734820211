/** A listener that passes on each full tenth of a whole, in per cent, once. */
export function everyTenth(whole: number, tell: (percent: number) => void): (done: number) => void {
  let told = 0;
  return (done) => {
    const tenths = Math.floor((done * 10) / whole);
    if (tenths <= told) return;
    told = tenths;
    tell(tenths * 10);
  };
}

/** "May 2026" */
export function monthOf(time: number): string {
  return new Intl.DateTimeFormat("en", { month: "long", year: "numeric", timeZone: "UTC" }).format(time * 1_000);
}
