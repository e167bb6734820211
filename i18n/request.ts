import type { Messages } from "next-intl";
import { getRequestConfig } from "next-intl/server";
import { cookies, headers } from "next/headers";
import type LocalMessages from "../messages/local/en.json";
import { type Locale, LOCALE_COOKIE, LOCALE_HEADER } from "./locales";
import { negotiateLocale } from "./negotiate";

/** One URL per page: the language comes with the request, never from the path. Only that language's catalogue is loaded. */
export default getRequestConfig(async ({ locale: requested }) => {
  const [cookieStore, requestHeaders] = await Promise.all([cookies(), headers()]);
  const locale = negotiateLocale({
    link: requested ?? requestHeaders.get(LOCALE_HEADER),
    cookie: cookieStore.get(LOCALE_COOKIE)?.value ?? null,
    acceptLanguage: requestHeaders.get("accept-language"),
  });
  return { locale, messages: await messagesOf(locale), timeZone: "UTC" };
});

/** What only a build for a local chain says lies in a catalogue of its own, so that no other build holds it. */
async function messagesOf(locale: Locale): Promise<Messages> {
  const { default: messages } = (await import(`../messages/${locale}.json`)) as { default: Messages };
  if (process.env.NEXT_PUBLIC_LOCAL_WALLET !== "1") return messages;
  const { default: local } = (await import(`../messages/local/${locale}.json`)) as { default: typeof LocalMessages };
  return { ...messages, redeem: { ...messages.redeem, ...local.redeem }, wallet: { ...messages.wallet, ...local.wallet } };
}
