"use client";

import { useEffect } from "react";
import { pollWhileVisible } from "../chain/poll-while-visible";

const LOOK_EVERY_MS = 6_000;
const TIMEOUT_MS = 10_000;

type Failed = {
  /** Next's name of an error on the server; undefined: the page failed in the browser, where it would fail again. */
  readonly digest: string | undefined;
  readonly retry: () => void;
};

/** Has a page that the server could not draw drawn again as soon as the server can. */
export function useRecovery({ digest, retry }: Failed): void {
  useEffect(() => {
    if (digest === undefined) return undefined;
    const look = async () => {
      const { ok } = await fetch(window.location.href, { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(TIMEOUT_MS) });
      if (ok) retry();
      return ok;
    };
    return pollWhileVisible({ look, everyMs: LOOK_EVERY_MS });
  }, [digest, retry]);
}
