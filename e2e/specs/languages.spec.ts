import type { Page } from "@playwright/test";
import { languageNames, type Locale, LOCALE_COOKIE } from "../../i18n/locales";
import { picture } from "../fixtures/accessible";
import { aid, fund, holdings, usdc, verify } from "../fixtures/money";
import { openIn } from "../fixtures/pages";
import type { Site } from "../fixtures/site";
import { expect, test } from "../fixtures/test";
import { walletName } from "../fixtures/announce-wallet";
import { expectNoEnglish, numberIn, wordsIn } from "../fixtures/words";

const translations = ["pt-BR", "uk"] as const;

type Visitor = { readonly page: Page; readonly site: Site; readonly locale: (typeof translations)[number] };

/** Says in the visitor's language what the button of a flow says. */
const labelOf = ({ locale }: Visitor, flow: "mint" | "stake" | "redeem", amount: number) => wordsIn(locale)(`${flow}.button`, { amount: numberIn(locale, amount) });

async function expectDoneIn({ page, locale }: Visitor, flow: "mint" | "stake" | "redeem", amount: string): Promise<void> {
  const sentence = wordsIn(locale)("tx.status.done", { flow, amount });
  await expect(page.getByRole("status").filter({ hasText: sentence }).first()).toBeAttached({ timeout: 45_000 });
}

async function connectIn({ page, locale }: Visitor): Promise<void> {
  const button = page.getByRole("button", { name: wordsIn(locale)("wallet.connect"), exact: true });
  await button.click();
  await page.getByRole("button", { name: walletName }).click();
  await expect(button).toHaveCount(0);
}

for (const locale of translations) {
  test(`one mints, stakes and redeems in ${locale}, with numbers as they are written there`, async ({ page, site, wallet }) => {
    const visitor = { page, site, locale };
    const t = wordsIn(locale);
    await fund(site.world, wallet.address, usdc("2000"));
    await verify(site.world, wallet.address);
    await openIn(page, site, "/mint", locale);
    await connectIn(visitor);
    await page.getByRole("textbox", { name: t("mint.pay") }).fill("1500,5");
    await page.getByRole("button", { name: labelOf(visitor, "mint", 1500.5), exact: true }).click();
    await expectDoneIn(visitor, "mint", `${numberIn(locale, 1500.5)} AID`);

    await page.getByRole("tab", { name: t("redeem.tab"), exact: true }).click();
    await page.getByRole("textbox", { name: t("redeem.amount") }).fill("0,25");
    await page.getByRole("button", { name: labelOf(visitor, "redeem", 0.25), exact: true }).click();
    await expectDoneIn(visitor, "redeem", `${numberIn(locale, 0.25)} USDC`);

    await page.getByRole("navigation", { name: t("nav.label") }).getByRole("link", { name: t("nav.stake") }).click();
    await page.getByRole("radiogroup", { name: t("stake.payWith") }).getByRole("radio", { name: t("stake.payAid"), exact: true }).check();
    await page.getByRole("textbox", { name: t("stake.amount") }).fill("1000");
    await page.getByRole("button", { name: labelOf(visitor, "stake", 1000), exact: true }).click();
    await expectDoneIn(visitor, "stake", `${numberIn(locale, 1000)} AID`);
    await picture(page, `stake-done-${locale}`);
    expect(await holdings(site.world, wallet.address)).toMatchObject({ usdc: usdc("499.75"), aid: aid("500.25") });

    // What was done stands in the portfolio with numbers and dates of the language.
    await page.getByRole("navigation", { name: t("nav.label") }).getByRole("link", { name: t("nav.portfolio") }).click();
    await expect(page.getByRole("main")).toContainText(`+${numberIn(locale, 1500.5, 2)} AID`);
    const { timestamp } = await site.world.publicClient.getBlock();
    const month = new Date(Number(timestamp) * 1000).toLocaleDateString(locale, { day: "numeric", month: "short", timeZone: "UTC" });
    await expect(page.getByRole("region", { name: t("portfolio.activity.title") })).toContainText(month);
    await picture(page, `portfolio-own-${locale}`);
    await expectNoEnglish(page, `/portfolio in ${locale}`);
  });
}

test("the language is that of the link, else the one chosen last, else the browser's", async ({ browser, site }) => {
  const context = await browser.newContext({ locale: "uk-UA" });
  const page = await context.newPage();
  const expectIn = async (address: string, locale: Locale) => {
    await page.goto(`${site.origin}${address}`);
    await expect(page.locator("html")).toHaveAttribute("lang", locale);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(wordsIn(locale)("mint.title"));
    await expect(page.getByRole("navigation", { name: wordsIn(locale)("nav.languages") }).locator("[aria-current=true]")).toHaveText(languageNames[locale].code);
  };
  await expectIn("/mint", "uk");
  await expectIn("/mint?lang=xx", "uk");
  await context.addCookies([{ name: LOCALE_COOKIE, value: "pt-BR", url: site.origin }]);
  await expectIn("/mint", "pt-BR");
  await expectIn("/mint?lang=en", "en");
  await expectIn("/mint", "en");
  await context.close();
});

test("the languages in the header are links that keep the page, also without script, and the choice lasts", async ({ browser, site }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site.origin}/mint?tab=redeem`);
  for (const locale of ["uk", "pt-BR"] as const) {
    const { code, name } = languageNames[locale];
    await page.getByRole("link", { name: `${code}, ${name}` }).click();
    await expect(page).toHaveURL(`${site.origin}/mint?tab=redeem&lang=${locale}`);
    await expect(page.getByRole("tab", { name: wordsIn(locale)("redeem.tab"), exact: true })).toHaveAttribute("aria-selected", "true");
    await page.goto(`${site.origin}/mint?tab=redeem`);
    await expect(page.locator("html")).toHaveAttribute("lang", locale);
  }
  await context.close();
});
