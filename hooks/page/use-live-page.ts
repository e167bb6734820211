"use client";

import { useRouter } from "next/navigation";
import { startTransition, useEffect, useRef, useState } from "react";
import { pollWhileVisible } from "../chain/poll-while-visible";
import { readNews, type News, type Trouble } from "./read-news";

const LOOK_EVERY_MS = 6_000;

type LivePage = News & {
  /** The page tells of the trouble itself: the server draws it again with every look while there is some. */
  readonly incidents: boolean;
};

/**
 * Keeps a page that the server drew alive without a wallet: looks for a new block and has the server draw the page
 * again when there is one, and when trouble begins, changes or ends. `block` and `trouble` are what is drawn; the
 * block is null where there are no figures. Tells what the last look found wrong. It looks before it asks for the
 * page, because Next answers a page that cannot be fetched by leaving the one that is shown.
 */
export function useLivePage({ block: drawnBlock, trouble: drawnTrouble, incidents }: LivePage): Trouble | null {
  const router = useRouter();
  const [trouble, setTrouble] = useState(drawnTrouble);
  const known = useRef(drawnTrouble);

  useEffect(() => {
    const look = async () => {
      const news = await readNews();
      const changed = news.trouble !== known.current || (news.block !== null && news.block !== drawnBlock);
      known.current = news.trouble;
      setTrouble(news.trouble);
      if (news.trouble === "offline") return false;
      if (changed || (incidents && news.trouble !== null)) startTransition(() => { router.refresh(); });
      return true;
    };
    return pollWhileVisible({ look, everyMs: LOOK_EVERY_MS });
  }, [drawnBlock, incidents, router]);

  return trouble;
}
