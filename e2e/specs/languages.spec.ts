import type { Page } from "@playwright/test";
import { languageNames, type Locale, LOCALE_COOKIE } from "../../i18n/locales";
import type { TicketState } from "../../lib/finance";
import { amountOf, formatExactWithSymbol } from "../../lib/money";
import type { FlowId } from "../../lib/tx/flows";
import { maturity } from "../../world/testing/leaving";
import { expectWholeAndPictured, picture } from "../fixtures/accessible";
import { expectFineEnlarged } from "../fixtures/enlarged";
import { staked, withTicketsInEveryState } from "../fixtures/leaving";
import { aid, fund, holdings, usdc, verify } from "../fixtures/money";
import { openIn } from "../fixtures/pages";
import type { Site } from "../fixtures/site";
import { CHOICE_MS, expect, test } from "../fixtures/test";
import { walletName } from "../fixtures/announce-wallet";
import { expectNoEnglish, numberIn, wordsIn } from "../fixtures/words";

const translations = ["pt-BR", "uk"] as const;

type Visitor = { readonly page: Page; readonly site: Site; readonly locale: (typeof translations)[number] };

/** Says in the visitor's language what the button of a flow says. */
const labelOf = ({ locale }: Visitor, flow: "mint" | "stake" | "redeem", amount: number) => wordsIn(locale)(`${flow}.button`, { amount: numberIn(locale, amount) });

async function expectDoneIn({ page, locale }: Visitor, flow: FlowId, amount = ""): Promise<void> {
  const sentence = wordsIn(locale)("tx.status.done", { flow, amount });
  await expect(page.getByRole("status").filter({ hasText: sentence }).first()).toBeAttached({ timeout: 45_000 });
}

async function connectIn({ page, locale }: Visitor): Promise<void> {
  const button = page.getByRole("button", { name: wordsIn(locale)("wallet.connect"), exact: true });
  await button.click();
  await page.getByRole("button", { name: walletName }).click({ timeout: CHOICE_MS });
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

/** Where a ticket says in what state it is; the same word can be that of a figure below. */
const stateIn = ({ page, locale }: Visitor, state: TicketState) =>
  page.getByRole("listitem").getByText(wordsIn(locale)(`tickets.state.${state}`), { exact: true }).and(page.locator("span"));

/** Nothing is cut in the translation, enlarged or not, and nothing English is left. Keeps pictures. */
async function expectWell({ page, locale }: Visitor, name: string): Promise<void> {
  await expectNoEnglish(page, `${name} in ${locale}`);
  await expectWholeAndPictured(page, `${name}-${locale}`);
  await expectFineEnlarged(page, `${name}-${locale}`);
}

test.describe("leaving", { tag: ["@long", "@reach"] }, () => {
  test.describe.configure({ mode: "parallel", timeout: 240_000 });

  for (const locale of translations) {
    test(`one leaves in ${locale}, by the queue and at once`, async ({ page, site, wallet }) => {
      const visitor = { page, site, locale };
      const t = wordsIn(locale);
      const press = (name: string) => page.getByRole("main").getByRole("button", { name, exact: true }).click();
      await staked(site, wallet, "300");
      await openIn(page, site, "/stake?tab=unstake", locale);
      await connectIn(visitor);
      await page.getByRole("textbox", { name: t("unstake.amount") }).fill("100,5");
      await expect(page.getByRole("button", { name: t("unstake.queue.button"), exact: true })).toBeEnabled();
      await expectWell(visitor, "unstake-typed");
      await press(t("unstake.queue.button"));
      await expectDoneIn(visitor, "requestExit", `${numberIn(locale, 100.5)} sAID`);
      await expectWell(visitor, "unstake-requested");

      await page.getByRole("link", { name: t("unstake.queue.toTickets") }).click();
      await expect(stateIn(visitor, "maturing")).toBeVisible();
      await site.world.advance(maturity);
      await expect(stateIn(visitor, "waiting")).toBeVisible();
      await press(t("tickets.queue.serve"));
      await expectDoneIn(visitor, "serveQueue");
      await press(t("tx.action.close"));
      await press(t("tickets.claim"));
      await expect(page.getByText(t("tickets.none"), { exact: true })).toBeVisible();
      const { aid: claimed } = await holdings(site.world, wallet.address);
      expect(claimed).toBeGreaterThan(aid("100"));
      await expectDoneIn(visitor, "claimTicket", formatExactWithSymbol({ amount: amountOf("AID", claimed), locale }));
      await expectWell(visitor, "tickets-claimed");

      await page.getByRole("tab", { name: t("unstake.tab"), exact: true }).click();
      await page.getByRole("textbox", { name: t("unstake.amount") }).fill("50");
      await press(t("unstake.now.button"));
      await expectDoneIn(visitor, "exitNow", "50 sAID");
      await expectWell(visitor, "unstake-left");
    });

    test(`in ${locale} a ticket is claimed with others, given away or taken back`, async ({ page, site, wallet }) => {
      const visitor = { page, site, locale };
      const t = wordsIn(locale);
      await withTicketsInEveryState(site, wallet, async ({ partlyServed, maturing }) => {
        const ofLast = (role: "button" | "textbox", name: string) =>
          page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: t("tickets.name", { id: String(maturing) }), exact: true }) }).getByRole(role, { name, exact: true });
        await openIn(page, site, `/tickets/${String(partlyServed)}`, locale);
        await connectIn(visitor);
        await expect(page.getByRole("button", { name: t("tickets.transfer.button"), exact: true })).toBeVisible();
        await expectWell(visitor, "ticket-held");

        await openIn(page, site, "/stake?tab=tickets", locale);
        for (const state of ["claimable", "partlyServed", "waiting", "cancelled", "maturing"] as const) {
          await expect(stateIn(visitor, state)).toBeVisible();
        }
        await ofLast("button", t("tickets.transfer.button")).click();
        await ofLast("textbox", t("tickets.transfer.label")).fill(wallet.address);
        await expect(page.getByText(t("tickets.transfer.self"))).toBeVisible();
        await expectWell(visitor, "tickets-in-every-state");
        await ofLast("button", t("tickets.transfer.close")).click();
        const before = await holdings(site.world, wallet.address);
        await ofLast("button", t("tickets.cancel")).click();
        await expect.poll(async () => (await holdings(site.world, wallet.address)).shares, { timeout: 30_000 }).toBeGreaterThan(before.shares);
        const { shares } = await holdings(site.world, wallet.address);
        await expectDoneIn(visitor, "cancelTicket", formatExactWithSymbol({ amount: amountOf("sAID", shares - before.shares), locale }));
        await page.getByRole("button", { name: t("tx.action.close"), exact: true }).click();
        await page.getByRole("button", { name: t("tickets.all.button"), exact: true }).click();
        await expect.poll(async () => (await holdings(site.world, wallet.address)).aid, { timeout: 30_000 }).toBeGreaterThan(0n);
        const { aid: claimed } = await holdings(site.world, wallet.address);
        await expectDoneIn(visitor, "claimAll", formatExactWithSymbol({ amount: amountOf("AID", claimed), locale }));
        await expectWell(visitor, "tickets-claimed-all");
      });
    });
  }
});

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
