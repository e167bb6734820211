import Form from "next/form";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import type { AddressInput } from "@/lib/portfolio/read-address";

/** How an address is written: this, and so many hexadecimal digits. */
const PREFIX = "0x";
const DIGITS = 40;

/** A field to look at any account. A plain form: it works before and without any script, and what was typed stays. */
export function Lookup({ input }: { input: AddressInput }) {
  const t = useTranslations("portfolio.lookup");
  const text = { none: "", ok: "address" in input ? input.address : "", bad: "text" in input ? input.text : "" }[input.status];
  return (
    <Form action="/portfolio" role="search" className="w-full">
      <TextField
        // Another page has another text, whatever was typed here before.
        key={text}
        label={t("label")}
        name="address"
        defaultValue={text}
        placeholder={PREFIX}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        hint={t("hint")}
        error={input.status === "bad" ? t(input.problem, { prefix: PREFIX, digits: DIGITS }) : undefined}
        action={<Button type="submit">{t("button")}</Button>}
      />
    </Form>
  );
}
