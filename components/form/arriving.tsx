import { useTranslations } from "next-intl";

/** Stands where a part of the page will be whose code is on its way; says so once that takes longer than a moment. */
export function Arriving() {
  const t = useTranslations("form");
  return (
    <p role="status" className="arriving text-small text-ink-2">
      {t("arriving")}
    </p>
  );
}
