"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { RadioGroup } from "@/components/ui/radio-group";
import { Tabs } from "@/components/ui/tabs";
import { TextField } from "@/components/ui/text-field";
import { Specimen } from "./specimen";

const variants = ["primary", "secondary", "quiet"] as const;

/** What is pressed and typed into, in every state. */
export function Controls() {
  const t = useTranslations();
  const mint = t("mint.button", { amount: "1,000" });
  const problem = t("form.reason.needs-more", { missing: "250", token: "USDC" });
  return (
    <div className="grid grid-cols-1 gap-8">
      {variants.map((variant) => (
        <Specimen key={variant} code={`<Button variant="${variant}">, busy, disabledReason, size="lg" wide`}>
          <div className="flex flex-wrap gap-3">
            <Button variant={variant}>{mint}</Button>
            <Button variant={variant} busy>
              {mint}
            </Button>
            <Button variant={variant} disabledReason={problem} />
            <Button variant={variant} size="lg" wide>
              {t("form.noFiguresBody.unreachable")}
            </Button>
          </div>
        </Specimen>
      ))}
      <Specimen code="<TextField>, hint, error, disabled, look=&quot;amount&quot;">
        <div className="grid grid-cols-1 gap-5">
          <TextField label={t("mint.pay")} hint={t("form.noBalance")} unit="USDC" defaultValue="1,000" />
          <TextField label={t("mint.pay")} error={problem} unit="USDC" defaultValue="1,000" />
          <TextField label={t("mint.pay")} unit="USDC" defaultValue="1,000" disabled />
          <TextField label={t("mint.pay")} look="amount" unit="USDC" placeholder="0" />
        </div>
      </Specimen>
      <Specimen code="<RadioGroup>, disabled option, variant=&quot;quiet&quot;">
        <Choice variant="boxed" />
        <Choice variant="quiet" />
      </Specimen>
      <Specimen code="<Checkbox>">
        <Yes />
      </Specimen>
      <Specimen code="<Tabs>">
        <TwoTabs />
      </Specimen>
      <Specimen code="<Dialog>">
        <OpenDialog />
      </Specimen>
    </div>
  );
}

function Choice({ variant }: { variant: "boxed" | "quiet" }) {
  const t = useTranslations("stake");
  const [value, setValue] = useState<"AID" | "USDC" | "none">("AID");
  return (
    <RadioGroup
      legend={t("payWith")}
      variant={variant}
      value={value}
      onChange={setValue}
      options={[
        { value: "AID", label: t("payAid"), hint: t("payAidNote") },
        { value: "USDC", label: t("payUsdc"), hint: t("payUsdcNote") },
        { value: "none", label: t("yield.dealsNone"), disabled: true },
      ]}
    />
  );
}

function TwoTabs() {
  const t = useTranslations();
  const [tab, setTab] = useState<"mint" | "redeem">("mint");
  return (
    <Tabs
      label={t("mint.tabs")}
      value={tab}
      onChange={setTab}
      tabs={[
        { id: "mint", label: t("mint.tab"), panel: t("mint.effectNow") },
        { id: "redeem", label: t("redeem.tab"), panel: t("redeem.effectNow") },
      ]}
    />
  );
}

function OpenDialog() {
  const t = useTranslations("mint");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("capacity")}</Button>
      {open && (
        <Dialog title={t("capacity")} closeLabel={t("tabs")} onClose={() => setOpen(false)}>
          {t("notDollar")}
        </Dialog>
      )}
    </>
  );
}

function Yes() {
  const t = useTranslations("swap");
  const [checked, setChecked] = useState(false);
  return <Checkbox label={t("steepYes", { percent: "1.2%" })} checked={checked} onChange={setChecked} />;
}
