import { useTranslations } from "next-intl";
import { State } from "./state";

/** Marks what is not as it was deployed, and says what it was then. On a line of its own. */
export function AtDeployment({ children }: { children: string }) {
  const t = useTranslations("statusPage.roles");
  return (
    <span className="block">
      <State dot="bad">{t("atDeployment", { what: children })}</State>
    </span>
  );
}
