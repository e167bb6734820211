"use client";

import { useRouter } from "next/navigation";
import { startTransition, useEffect } from "react";

/** Has the server draw the page again when `when` becomes true: what only the server reads was not there before. */
export function useRefreshOnce(when: boolean): void {
  const router = useRouter();
  useEffect(() => {
    if (when) startTransition(() => { router.refresh(); });
  }, [when, router]);
}
