import { useTranslations } from "next-intl";
import { type ReactNode, Suspense } from "react";

/** Stands where a part of the page will be whose code is on its way; says so once that takes longer than a moment. */
export function Arriving() {
  return <Notice className="arriving text-small text-ink-2" />;
}

/** The same at the lower edge of the window, for what opens over the page. */
export function ArrivingOver() {
  return <Notice className="arriving bottom-bar page" />;
}

/**
 * A part whose code comes by itself. One that the server has drawn stands there already and waits with its page, whose script is
 * not whole without it (needs-script.tsx); any other says that it is on its way.
 */
export function LatePart({ isDrawn, children }: { isDrawn: boolean; children: ReactNode }) {
  return isDrawn ? children : <Suspense fallback={<Arriving />}>{children}</Suspense>;
}

function Notice({ className }: { className: string }) {
  const t = useTranslations("common");
  return (
    <p role="status" className={className}>
      {t("arriving")}
    </p>
  );
}
