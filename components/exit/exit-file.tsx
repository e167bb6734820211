import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy-button";

/** The file that redeems without this site: what it is, where it is, and what a copy of it must hash to (`sha256`, hexadecimal). */
export function ExitFile({ sha256 }: { sha256: string }) {
  const t = useTranslations("exitLink");
  const common = useTranslations("common");
  return (
    <div className="mt-3 grid max-w-[65ch] gap-2">
      <p>{t("body")}</p>
      {/* Plain links: it is a file, not a page of the app. */}
      <p className="flex flex-wrap gap-x-6">
        <a href="/exit.html">{t("open")}</a>
        <a href="/exit.html" download="exit.html">
          {t("save")}
        </a>
      </p>
      <p className="label mt-2">{t("hash")}</p>
      <div className="flex items-start gap-1">
        <code className="font-mono text-[0.92em] break-all">{sha256}</code>
        <CopyButton text={sha256} label={t("copy")} copiedLabel={common("copied")} />
      </div>
    </div>
  );
}
