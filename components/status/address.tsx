import { useTranslations } from "next-intl";
import { ChainLink } from "@/components/form/chain-link";

/** An address with its page in the chain's explorer, if there is one, and to copy. `of` says whose it is. */
export function Address({ value, of }: { value: string; of: string }) {
  const t = useTranslations("statusPage");
  return <ChainLink kind="address" value={value} copyLabel={t("copy", { of })} />;
}
