import { useLocale, useNow, useTranslations } from "next-intl";
import { formatDate } from "@/lib/format";
import { Started } from "./started";

/**
 * For a page whose script is blocked or did not arrive: what that means, and what time it stands still at. The style
 * sheet shows it (needs-script.css), because no script can.
 */
export function NeedsScript() {
  const t = useTranslations("common");
  const locale = useLocale();
  const time = formatDate({ timestamp: Math.floor(useNow().getTime() / 1000), locale, precision: "minute" });
  return (
    <>
      <p className="needs-script bottom-bar page">{t("needsScript", { time })}</p>
      <Started />
    </>
  );
}
