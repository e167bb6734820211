import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { clientMessages } from "./client-messages";
import { LazyWalletIsland } from "./lazy-wallet-island";

/**
 * The connect button of pages that carry no wallet provider: a plain button, whose wallet code is loaded when the page
 * has come to rest or at the first touch. An earlier session goes on then. The words travel as props, so that the code
 * that formats them is loaded with the wallet and not with the page.
 */
export async function LazyWalletButton() {
  const [messages, locale, t] = await Promise.all([getMessages(), getLocale(), getTranslations("wallet")]);
  return <LazyWalletIsland label={t("connect")} locale={locale} messages={clientMessages(messages, ["common", "wallet"])} />;
}
