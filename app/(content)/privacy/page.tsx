import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LongText } from "@/components/legal/long-text";
import { linkTo, tags } from "@/components/legal/tags";
import { THEME_COOKIE } from "@/components/shell/theme";
import { LOCALE_COOKIE } from "@/i18n/locales";
import { textChanged } from "@/lib/routes";

const sections = ["device", "server", "wallet", "chain", "not", "rights"] as const;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("legal.privacy");
  return { title: t("metaTitle"), description: t("metaDescription") };
}

/** What the site learns about who uses it. */
export default async function PrivacyPage() {
  const t = await getTranslations("legal.privacy");
  const values = {
    ...tags,
    localeCookie: LOCALE_COOKIE,
    themeCookie: THEME_COOKIE,
    terms: linkTo("/terms"),
    security: linkTo("/security"),
  };
  return (
    <LongText
      title={t("title")}
      lead={t("lead")}
      changed={textChanged("/privacy")}
      sections={sections.map((id) => ({ id, title: t(`${id}.title`), content: t.rich(`${id}.body`, values) }))}
    />
  );
}
