/** Answers tell the time to the second, and are a moment on their way: less is no difference. */
const TOLERANCE_SECONDS = 2;

let ahead: number | undefined;

/** What our own server's clock says, by the date of its answers: this device's may be hours off. In the browser only. */
export const serverTime = {
  /** Compares the clocks by a `Date` header (RFC 9110 §6.6.1). */
  note(date: string | null, now: number = Date.now()): void {
    const seconds = Date.parse(date ?? "") / 1000;
    if (!Number.isFinite(seconds)) return;
    const difference = seconds - Math.floor(now / 1000);
    ahead = Math.abs(difference) > TOLERANCE_SECONDS ? difference : 0;
  },
  /** Seconds to add to this device's clock to get the server's; undefined before the first answer. */
  ahead: (): number | undefined => ahead,
};
