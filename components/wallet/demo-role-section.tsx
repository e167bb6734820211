"use client";

import { useTranslations } from "next-intl";
import { useDemoRole } from "@/hooks/wallet/use-demo-role";
import { DemoRoleList } from "./demo-role-list";

/** In the account panel: the demo wallet's part, and the others to change to. Nothing for another wallet. */
export function DemoRoleSection() {
  const t = useTranslations("wallet.local");
  const { role, change } = useDemoRole();
  if (role === undefined) return null;
  return (
    <section className="mt-6">
      <h3 className="label mb-2">{t("change")}</h3>
      <DemoRoleList current={role} onChoose={change} />
    </section>
  );
}
