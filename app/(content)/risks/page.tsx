import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { NoFigures } from "@/components/form/no-figures";
import { amounts } from "@/components/legal/amounts";
import { LongText } from "@/components/legal/long-text";
import { parameters } from "@/components/legal/parameters";
import { Sides } from "@/components/legal/sides";
import { linkTo, tags } from "@/components/legal/tags";
import { LiveLine } from "@/components/live/live-line";
import { WaitingForChain } from "@/components/live/waiting-for-chain";
import { Notice } from "@/components/ui/notice";
import { textChanged } from "@/lib/routes";
import { getProtocol } from "@/lib/server/protocol";

/** Whom the deployed contracts know, and whom only the specification does. */
const present = ["depositor", "staker", "redeemer"] as const;
const future = ["junior", "operator"] as const;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("risks");
  return { title: t("metaTitle"), description: t("metaDescription") };
}

/** What each part brings and what it can cost, in plain words beside each other. */
export default async function RisksPage() {
  const [t, locale, read] = await Promise.all([getTranslations("risks"), getLocale(), getProtocol()]);
  const values = { ...tags, ...parameters(locale), stake: linkTo("/stake"), security: linkTo("/security") };
  const now = read.ok ? { ...tags, ...amounts(read.view, locale) } : undefined;

  const gainNow = (role: (typeof present)[number]) => {
    if (!now) return null;
    return now.coverage === null && role === "depositor" ? t.rich("depositor.gainNothing", tags) : t.rich(`${role}.gainNow`, { ...now, coverage: now.coverage ?? "" });
  };

  return (
    <LongText
      title={t("title")}
      lead={t("lead")}
      changed={textChanged("/risks")}
      before={
        <div className="mb-6 text-small text-ink-2">
          {read.ok ? (
            <LiveLine block={read.block} health={read.health} now={read.now} />
          ) : (
            <>
              <NoFigures problem={read.reason} />
              <WaitingForChain trouble={read.reason} />
            </>
          )}
        </div>
      }
      sections={[
        ...present.map((role) => ({
          id: role,
          title: t(`${role}.title`),
          content: (
            <Sides
              gains={
                <>
                  {t.rich(`${role}.gain`, values)}
                  {gainNow(role)}
                </>
              }
              costs={t.rich(`${role}.risk`, values)}
            />
          ),
        })),
        ...future.map((role) => ({
          id: role,
          title: t(`${role}.title`),
          content: (
            <Sides note={<Notice>{t("notYet")}</Notice>} gains={t.rich(`${role}.gain`, values)} costs={t.rich(`${role}.risk`, values)} />
          ),
        })),
        { id: "everyone", title: t("everyone.title"), content: t.rich("everyone.body", values) },
      ]}
    />
  );
}
