import { useTranslations } from "next-intl";
import { SourceRow } from "@/components/form/source-row";
import { KeyValueList } from "@/components/ui/key-value";
import type { ContractName } from "@/lib/chain/addresses";

const sources = [
  { figure: "price", contract: "AidUsdcPool", call: "slot0()" },
  { figure: "quote", contract: "Quoter", call: "quoteExactInputSingle(…)" },
  { figure: "depth", contract: "Quoter", call: "quoteExactOutputSingle(… sqrtPriceLimitX96)" },
  { figure: "heldAid", contract: "AID", call: "balanceOf(AidUsdcPool)" },
  { figure: "heldUsdc", contract: "USDC", call: "balanceOf(AidUsdcPool)" },
  { figure: "swap", contract: "SwapRouter", call: "exactInputSingle(…)" },
] as const satisfies readonly { figure: string; contract: ContractName; call: string }[];

/** Which contract answers for which figure of the market, so that anyone can ask it without us. */
export function MarketSources() {
  const t = useTranslations("market.sources");
  return (
    <>
      <p className="mb-2 max-w-[64ch] text-ink-2">{t("intro")}</p>
      <KeyValueList>
        {sources.map(({ figure, contract, call }) => (
          <SourceRow key={figure} label={t(figure)} contract={contract} call={call} />
        ))}
      </KeyValueList>
    </>
  );
}
