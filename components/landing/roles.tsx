import { useTranslations } from "next-intl";
import { PageLink } from "@/components/ui/page-link";

/** Whom the deployed contracts know, and whom only the specification does. */
const roles = [
  { id: "holder", anchor: "depositor", later: false },
  { id: "staker", anchor: "staker", later: false },
  { id: "verified", anchor: "redeemer", later: false },
  { id: "junior", anchor: "junior", later: true },
  { id: "operator", anchor: "operator", later: true },
] as const;

/** What each part can lose, in a sentence; each leads to its place on the page of risks. */
export function Roles() {
  const t = useTranslations("landing.risks");
  return (
    <div>
      <h3 className="label font-sans">{t("roles")}</h3>
      <ul className="mt-1">
        {roles.map(({ id, anchor, later }) => (
          <li key={id} className="border-b border-rule py-3 text-small">
            <p className="flex flex-wrap items-baseline justify-between gap-x-4">
              <PageLink href={`/risks#${anchor}`} className="font-medium">
                {t(`${id}.name`)}
              </PageLink>
              {later && <span className="text-note text-ink-2">{t("later")}</span>}
            </p>
            <p className="mt-0.5 text-ink-2">{t(`${id}.note`)}</p>
          </li>
        ))}
      </ul>
      <p className="mt-3 text-small">
        <PageLink href="/risks">
          {t("all")}
        </PageLink>
      </p>
    </div>
  );
}
