"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import { contrast, parseColor } from "@/lib/color/contrast";

/** The contrast between an element's text and its ground as the browser draws them; undefined before that. */
export function useContrast(): { readonly ref: RefObject<HTMLParagraphElement | null>; readonly ratio: number | undefined } {
  const ref = useRef<HTMLParagraphElement>(null);
  const [ratio, setRatio] = useState<number>();
  useEffect(() => {
    if (ref.current === null) return;
    const { color, backgroundColor } = getComputedStyle(ref.current);
    setRatio(contrast(parseColor(color), parseColor(backgroundColor)));
  }, []);
  return { ref, ratio };
}
