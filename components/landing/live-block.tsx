"use client";

import { StateDot } from "@/components/ui/state-dot";
import { useRefreshOnBlock } from "@/hooks/page/use-refresh-on-block";
import { useServerClock } from "@/hooks/page/use-server-clock";
import { formatAge } from "@/lib/format/format-age";

type LiveBlockProps = {
  locale: string;
  number: number;
  /** Unix seconds. */
  timestamp: number;
  serverNow: number;
  texts: {
    /** "Block 4,812" */
    block: string;
    /** Said in addition while the chain cannot be reached. */
    stale: string;
    /** Said in addition otherwise. */
    note: string;
  };
};

/** The block that the page's figures belong to and its age; has the server draw them again with every new block. */
export function LiveBlock({ locale, number, timestamp, serverNow, texts }: LiveBlockProps) {
  const { reachable } = useRefreshOnBlock(number);
  const now = useServerClock(serverNow);
  return (
    <p className="flex flex-wrap items-baseline gap-x-2 text-note text-ink-2">
      <StateDot state={reachable ? "good" : "off"} />
      <span>{texts.block}</span>
      <span aria-hidden="true">·</span>
      <time dateTime={new Date(timestamp * 1000).toISOString()}>{formatAge({ timestamp, now, locale })}</time>
      <span aria-hidden="true">·</span>
      <span>{reachable ? texts.note : texts.stale}</span>
    </p>
  );
}
