"use client";

import { Button } from "@/components/ui/button";
import { fallbackTexts } from "@/i18n/fallback-texts";

/** What stands where a page could not be drawn. Needs nothing that may be the cause: no catalogue, no server. */
export function Failure({ digest, onRetry }: { digest: string | undefined; onRetry: () => void }) {
  const texts = fallbackTexts(typeof document === "undefined" ? undefined : document.documentElement.lang);
  return (
    <div className="py-16" role="alert">
      <h1 className="text-display">{texts.title}</h1>
      <p className="mt-3 max-w-[52ch] text-lead text-ink-2">{texts.body}</p>
      {digest !== undefined && (
        <p className="mt-3 text-note text-ink-2">
          {texts.reference} <code className="font-mono">{digest}</code>
        </p>
      )}
      <div className="mt-6">
        <Button variant="primary" size="lg" onClick={onRetry}>
          {texts.retry}
        </Button>
      </div>
    </div>
  );
}
