"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/dialog";
import { useDemoChooser } from "@/hooks/wallet/use-demo-chooser";
import { DemoRoleList } from "./demo-role-list";

/** Asks which of the local chain's accounts to use, when the demo wallet wants to know. */
export function DemoAccountDialog() {
  const t = useTranslations("wallet");
  const { asking, choose, decline } = useDemoChooser();
  if (!asking) return null;
  return (
    <Dialog title={t("local.chooseTitle")} closeLabel={t("close")} onClose={decline}>
      <p className="mb-4 text-small text-ink-2">{t("local.chooseBody")}</p>
      <DemoRoleList onChoose={choose} />
    </Dialog>
  );
}
