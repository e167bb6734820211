import { useLocale } from "next-intl";
import { formatDate } from "@/lib/format";

/** A moment on the calendar, to the minute, in UTC. Unlike an age it does not grow old while the page stands still. */
export function Moment({ timestamp }: { timestamp: number }) {
  const locale = useLocale();
  return <time dateTime={new Date(timestamp * 1000).toISOString()}>{formatDate({ timestamp, locale, precision: "minute" })}</time>;
}
