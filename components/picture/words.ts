import { getTranslations } from "next-intl/server";
import type { Locale } from "@/i18n/locales";
import { assetsInAid } from "@/lib/finance";
import { formatDate } from "@/lib/format";
import { aidToUsdc, amountOf, formatAmount, formatPrice } from "@/lib/money";
import type { ProtocolView } from "@/lib/queries";
import { mintableNow, redeemableNow } from "@/lib/screens";

export type PictureFigure = { readonly id: FigureId; readonly label: string; readonly value: string; readonly unit: string };

export type PictureWords = {
  readonly title: string;
  /** None where the chain could not be read. */
  readonly figures: readonly PictureFigure[];
  /** The block of the figures, or why there are none. */
  readonly note: string;
};

type FigureId = "supply" | "backing" | "price" | "mintable" | "redeemable" | "staked";

const titles = {
  "/": "landing.title",
  "/mint": "mint.title",
  "/stake": "stake.title",
  "/portfolio": "portfolio.title",
  "/status": "statusPage.title",
  "/risks": "risks.title",
  "/security": "securityPage.title",
  "/terms": "legal.terms.title",
  "/privacy": "legal.privacy.title",
} as const;

const shown: Readonly<Record<string, readonly FigureId[]>> = {
  "/mint": ["mintable", "redeemable", "backing"],
  "/stake": ["price", "staked", "backing"],
};
const always: readonly FigureId[] = ["supply", "backing", "price"];

/** What the picture of a page says in one language. `view` is undefined where the chain could not be read. */
export async function pictureWords(path: string, locale: Locale, view: ProtocolView | undefined): Promise<PictureWords> {
  const t = await getTranslations({ locale });
  const title = path in titles ? t(titles[path as keyof typeof titles]) : t("landing.title");
  if (!view) return { title, figures: [], note: t("picture.unread") };
  const { sheet, staking, blockNumber, timestamp } = view;
  const aid = (raw: bigint) => [formatAmount({ amount: amountOf("AID", raw), locale, maxDecimals: 0 }), "AID"] as const;
  const usdc = (raw: bigint) => [formatAmount({ amount: amountOf("USDC", raw), locale, maxDecimals: 0 }), "USDC"] as const;
  const values: Readonly<Record<FigureId, readonly [value: string, unit: string]>> = {
    supply: aid(sheet.supply),
    backing: usdc(aidToUsdc(amountOf("AID", assetsInAid(sheet))).usdc.raw),
    price: [formatPrice({ price: staking.entryPrice, locale }), "AID"],
    mintable: usdc(mintableNow(view)),
    redeemable: usdc(redeemableNow(view)),
    staked: aid(sheet.staked),
  };
  const figures = (shown[path] ?? always).map((id) => ({ id, label: t(`picture.${id}`), value: values[id][0], unit: values[id][1] }));
  return { title, figures, note: t("picture.block", { block: Number(blockNumber), time: formatDate({ timestamp, locale, precision: "minute" }) }) };
}
