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

/** Each file is named in full: a name with a hole would put every catalogue below the folder into every build. */
const catalogues: Readonly<Record<Locale, () => Promise<{ readonly default: unknown }>>> = {
  en: () => import("../messages/en.json"),
  "pt-BR": () => import("../messages/pt-BR.json"),
  uk: () => import("../messages/uk.json"),
};

/** What only a build for a local chain says lies in catalogues of its own, so that no other build holds it. */
const localCatalogues: Readonly<Record<Locale, () => Promise<{ readonly default: unknown }>>> | undefined =
  process.env.NEXT_PUBLIC_LOCAL_WALLET === "1"
    ? {
        en: () => import("../messages/local/en.json"),
        "pt-BR": () => import("../messages/local/pt-BR.json"),
        uk: () => import("../messages/local/uk.json"),
      }
    : undefined;

async function messagesOf(locale: Locale): Promise<Messages> {
  const messages = (await catalogues[locale]()).default as Messages;
  if (localCatalogues === undefined) return messages;
  const local = (await localCatalogues[locale]()).default as typeof LocalMessages;
  return { ...messages, design: local.design, redeem: { ...messages.redeem, ...local.redeem }, wallet: { ...messages.wallet, ...local.wallet } };
}
