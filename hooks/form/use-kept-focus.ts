"use client";

import { useEffect, useRef, type RefObject } from "react";

type KeptFocus<Form> = {
  readonly form: RefObject<Form | null>;
  /** Where a transaction is told; takes the focus when it begins. */
  readonly panel: RefObject<HTMLDivElement | null>;
};

/**
 * Keeps the focus in a form whose button gives its place to a transaction, and back: a focus that falls off the page
 * leaves keyboard and screen reader at its top. A focus that is elsewhere on the page stays there.
 */
export function useKeptFocus<Form extends HTMLElement = HTMLFormElement>(idle: boolean): KeptFocus<Form> {
  const form = useRef<Form>(null);
  const panel = useRef<HTMLDivElement>(null);
  const wasIdle = useRef(idle);
  useEffect(() => {
    if (wasIdle.current === idle) return;
    wasIdle.current = idle;
    const { activeElement, body } = document;
    const lost = activeElement === null || activeElement === body;
    if (idle && lost) form.current?.querySelector<HTMLElement>("input, [tabindex]")?.focus();
    if (!idle && (lost || form.current?.contains(activeElement))) panel.current?.focus();
  }, [idle]);
  return { form, panel };
}
