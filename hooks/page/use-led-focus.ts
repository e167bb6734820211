"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useRef } from "react";

/**
 * Gives the focus to where a link has led, when the link went with what it stood in: to the tab that opened on the same page,
 * else to the content. A focus that falls off the page leaves keyboard and screen reader at its top, and the router does not
 * look after it. A focus that is somewhere stays there.
 */
export function useLedFocus(): void {
  const path = usePathname();
  const search = useSearchParams().toString();
  const place = useRef({ path, search });
  useEffect(() => {
    const before = place.current;
    place.current = { path, search };
    const { activeElement, body } = document;
    const isLost = activeElement === null || activeElement === body;
    if (!isLost || (before.path === path && before.search === search)) return;
    const content = document.querySelector("main");
    const tab = before.path === path ? content?.querySelector<HTMLElement>("[role=tab][aria-selected=true]") : undefined;
    // How far the page is scrolled is the router's to say.
    (tab ?? content)?.focus({ preventScroll: true });
  }, [path, search]);
}
