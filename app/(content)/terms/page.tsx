import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LongText } from "@/components/legal/long-text";
import { linkTo, tags } from "@/components/legal/tags";
import { textChanged } from "@/lib/routes";

const sections = ["site", "who", "you", "tokens", "advice", "liability", "others", "open", "changes"] as const;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("legal.terms");
  return { title: t("metaTitle"), description: t("metaDescription") };
}

/** Under which terms the site may be used. */
export default async function TermsPage() {
  const t = await getTranslations("legal.terms");
  return (
    <LongText
      title={t("title")}
      lead={t("lead")}
      changed={textChanged("/terms")}
      sections={sections.map((id) => ({
        id,
        title: t(`${id}.title`),
        content: t.rich(`${id}.body`, { ...tags, risks: linkTo("/risks") }),
      }))}
    />
  );
}
