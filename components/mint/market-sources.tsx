import { useTranslations } from "next-intl";
import { Hash } from "@/components/ui/hash";
import { KeyValueList, KeyValueRow } from "@/components/ui/key-value";
import { addressIn, type ContractName, type DeploymentAddresses } from "@/lib/chain/addresses";

const sources = [
  { figure: "price", contract: "AidUsdcPool", call: "slot0()" },
  { figure: "quote", contract: "Quoter", call: "quoteExactInputSingle(…)" },
  { figure: "depth", contract: "Quoter", call: "quoteExactOutputSingle(… sqrtPriceLimitX96)" },
  { figure: "heldAid", contract: "AID", call: "balanceOf(AidUsdcPool)" },
  { figure: "heldUsdc", contract: "USDC", call: "balanceOf(AidUsdcPool)" },
  { figure: "swap", contract: "SwapRouter", call: "exactInputSingle(…)" },
] as const satisfies readonly { figure: string; contract: ContractName; call: string }[];

/** Which contract answers for which figure of the market, so that anyone can ask it without us. */
export function MarketSources({ addresses, explorer }: { addresses: DeploymentAddresses; explorer: string | undefined }) {
  const t = useTranslations("market.sources");
  const common = useTranslations("common");
  return (
    <>
      <p className="mb-2 max-w-[64ch] text-ink-2">{t("intro")}</p>
      <KeyValueList>
        {sources.map(({ figure, contract, call }) => {
          const address = addressIn(addresses, contract);
          return (
            <KeyValueRow
              key={figure}
              label={t(figure)}
              value={
                <span className="inline-flex flex-wrap items-center justify-end gap-x-2">
                  <code className="font-mono text-[0.92em] [overflow-wrap:anywhere]">{`${contract}.${call}`}</code>
                  <Hash value={address} href={explorer && `${explorer}/address/${address}`} copyLabel={t("copy", { contract })} copiedLabel={common("copied")} />
                </span>
              }
            />
          );
        })}
      </KeyValueList>
    </>
  );
}
