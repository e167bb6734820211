import { useTranslations } from "next-intl";
import { publicRole, roleNameOf } from "@/lib/chain/roles";

/** What a role is called, by its number in the AccessManager. */
export function useRoleName(): (id: bigint) => string {
  const t = useTranslations("statusPage.roles");
  return (id) => {
    if (id === publicRole) return t("anybody");
    const name = roleNameOf(id);
    return name ? t(`name.${name}`) : t("unnamed", { id: String(id) });
  };
}
