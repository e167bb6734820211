"use client";

import { useRouter } from "next/navigation";
import { startTransition, useEffect, useState } from "react";
import { pollWhileVisible } from "../chain/poll-while-visible";
import { readBlockNumber } from "./read-block-number";

const LOOK_EVERY_MS = 6_000;

/**
 * Keeps a page that the server drew alive without a wallet: looks for a new block and has the server draw the
 * page's figures again when there is one. `drawnBlock` is the block on the page, null where the chain could not be
 * read. Tells whether the last look succeeded. It looks before it asks for the page, because Next answers a page
 * that cannot be fetched by leaving the one that is shown.
 */
export function useRefreshOnBlock(drawnBlock: number | null): { reachable: boolean } {
  const router = useRouter();
  const [reachable, setReachable] = useState(drawnBlock !== null);

  useEffect(() => {
    const look = async () => {
      const block = await readBlockNumber();
      setReachable(block !== null);
      if (block !== null && block !== drawnBlock) startTransition(() => { router.refresh(); });
      return block !== null;
    };
    return pollWhileVisible({ look, everyMs: LOOK_EVERY_MS });
  }, [drawnBlock, router]);

  return { reachable };
}
