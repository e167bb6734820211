import { useTranslations } from "next-intl";
import { Hash } from "@/components/ui/hash";
import { appChainId } from "@/lib/chain/app-chain";
import { chainFacts } from "@/lib/chain/chains";

/** An address with its page in the chain's explorer, if there is one, and to copy. `of` says whose it is. */
export function Address({ value, of }: { value: string; of: string }) {
  const t = useTranslations("statusPage");
  const common = useTranslations("common");
  const explorer = chainFacts(appChainId).explorer?.url;
  return (
    <Hash
      value={value}
      href={explorer && `${explorer}/address/${value}`}
      copyLabel={t("copy", { of })}
      copiedLabel={common("copied")}
    />
  );
}
