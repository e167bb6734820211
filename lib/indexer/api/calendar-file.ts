/** A day on which something is due. */
export type CalendarDay = {
  /** The same for the same thing, whenever the file is asked for. */
  readonly uid: string;
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly title: string;
  readonly text: string;
};

type CalendarFile = {
  readonly name: string;
  /** When what it says was so, unix seconds. */
  readonly stamp: number;
  readonly days: readonly CalendarDay[];
};

/** A calendar of whole days (RFC 5545), as calendars subscribe to. */
export function calendarFile({ name, stamp, days }: CalendarFile): string {
  const made = compact(new Date(stamp * 1000).toISOString());
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//AID//Payment dates//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escaped(name)}`,
    "REFRESH-INTERVAL;VALUE=DURATION:P1D",
    ...days.flatMap((one) => [
      "BEGIN:VEVENT",
      `UID:${escaped(one.uid)}`,
      `DTSTAMP:${made}`,
      `DTSTART;VALUE=DATE:${one.day.replaceAll("-", "")}`,
      `SUMMARY:${escaped(one.title)}`,
      `DESCRIPTION:${escaped(one.text)}`,
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** 2026-01-31T00:00:00.000Z → 20260131T000000Z. */
const compact = (iso: string): string => iso.replace(/\.[0-9]+/, "").replace(/[-:]/g, "");

const escaped = (text: string): string => text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, "\\n");

/** Of a line; of each but the first a space is the first (§3.1). */
const MOST_BYTES = 74;
const eachOfMost = /.{1,74}/gs;

/** No line is longer than 75 bytes; what follows begins with a space (§3.1). Most lines are short: a calendar may have 40,000. */
function folded(line: string): string {
  const whole = Buffer.byteLength(line);
  if (whole <= MOST_BYTES) return line;
  // Without other letters than those of one byte, places are bytes.
  if (whole === line.length) return (line.match(eachOfMost) ?? []).join("\r\n ");
  const parts: string[] = [];
  let [part, bytes] = ["", 0];
  for (const sign of line) {
    const size = Buffer.byteLength(sign);
    if (bytes + size > MOST_BYTES) {
      parts.push(part);
      [part, bytes] = ["", 0];
    }
    part += sign;
    bytes += size;
  }
  return [...parts, part].join("\r\n ");
}
