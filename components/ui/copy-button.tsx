"use client";

import { useState } from "react";
import { LiveRegion } from "./live-region";

type CopyButtonProps = {
  /** What is copied. */
  text: string;
  /** Name of the button: "Copy address". */
  label: string;
  /** Said once it is done: "Copied". */
  copiedLabel: string;
};

const CONFIRMATION_MS = 2_000;

/** Copies a text and says so. Where the clipboard is not allowed it does nothing: the text can be selected beside it. */
export function CopyButton({ text, label, copiedLabel }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      return;
    }
    setCopied(true);
    setTimeout(() => setCopied(false), CONFIRMATION_MS);
  };

  return (
    <>
      <button
        type="button"
        aria-label={label}
        title={label}
        onClick={() => void copy()}
        className="inline-grid size-6 shrink-0 place-items-center align-middle text-ink-2 hover:text-ink"
      >
        <svg aria-hidden="true" viewBox="0 0 14 14" className="size-3.5 fill-none stroke-current" strokeWidth="1.3">
          {copied ? <path d="m2 7.5 3.2 3.2L12 3.5" /> : <path d="M4.5 4.5v-3h8v8h-3m-8-5h8v8h-8Z" />}
        </svg>
      </button>
      <LiveRegion hidden>{copied ? copiedLabel : null}</LiveRegion>
    </>
  );
}
