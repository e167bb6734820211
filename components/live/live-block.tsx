"use client";

import { LiveRegion } from "@/components/ui/live-region";
import { Notice } from "@/components/ui/notice";
import { StateDot } from "@/components/ui/state-dot";
import type { Trouble } from "@/hooks/page/read-news";
import { useLivePage } from "@/hooks/page/use-live-page";
import { useServerClock } from "@/hooks/page/use-server-clock";
import { formatAge } from "@/lib/format/format-age";

export type LiveBlockProps = {
  locale: string;
  /** The block of the page's figures, and its time in unix seconds. */
  number: number;
  timestamp: number;
  /** The server's time when it drew the page, and what stood between it and the chain then. */
  serverNow: number;
  trouble: Trouble | null;
  /** Have the page drawn again with every look while there is trouble. */
  incidents?: boolean;
  texts: {
    /** "Block 4,812" */
    block: string;
    /** Said in addition while all is well. */
    note: string;
    /** What is wrong, and what it means for the figures. */
    trouble: Readonly<Record<Trouble, string>>;
    last: string;
  };
};

/** The block that the page's figures belong to and its age; has the server draw them again with every new block. */
export function LiveBlock({ locale, number, timestamp, serverNow, trouble: drawn, incidents = false, texts }: LiveBlockProps) {
  const trouble = useLivePage({ block: number, trouble: drawn, incidents });
  const now = useServerClock(serverNow);
  return (
    <div>
      <LiveRegion>
        {trouble && (
          <div className="mb-3 max-w-[64ch]">
            <Notice tone="warn" title={texts.trouble[trouble]}>
              {texts.last}
            </Notice>
          </div>
        )}
      </LiveRegion>
      <p className="flex flex-wrap items-baseline gap-x-2 text-note text-ink-2">
        <StateDot state={trouble ? "off" : "good"} />
        <span>{texts.block}</span>
        {trouble === null && (
          <>
            <span aria-hidden="true">·</span>
            <span>{texts.note}</span>
          </>
        )}
        {/* Last, because its width changes. */}
        <span aria-hidden="true">·</span>
        <time dateTime={new Date(timestamp * 1000).toISOString()}>{formatAge({ timestamp, now, locale })}</time>
      </p>
    </div>
  );
}
