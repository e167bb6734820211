"use client";

import { useEffect } from "react";

/** RainbowKit gives its pictures the role of an image and no name; the text beside each says what it is. */
const NAMELESS = '[data-rk] [role="img"]:not([aria-label]):not([aria-hidden])';

function hidePictures(): void {
  for (const picture of document.querySelectorAll(NAMELESS)) picture.setAttribute("aria-hidden", "true");
}

/** Keeps pictures without a name in RainbowKit's dialogs from screen readers, as long as the caller is mounted. */
export function useDecorativeImages(): void {
  useEffect(() => {
    hidePictures();
    // The dialog is put at the end of the page, and its pictures come and go with what is chosen in it.
    const observer = new MutationObserver(hidePictures);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, []);
}
