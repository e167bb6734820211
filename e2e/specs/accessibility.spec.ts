import { expectAccessible, expectFineAndPictured, expectWholeAndPictured, picture } from "../fixtures/accessible";
import { fund, usdc } from "../fixtures/money";
import { everyPage, openIn } from "../fixtures/pages";
import { expectNoEnglish } from "../fixtures/words";
import { connect, connectButton, expect, expectDone, test } from "../fixtures/test";

for (const { route, name } of everyPage) {
  test(`${route}: no finding, nothing cut at 320 px`, async ({ page, site }) => {
    await openIn(page, site, route, "en");
    await expectFineAndPictured(page, `${name}-en`);
  });

  test(`${route} in translation: nothing cut at 320 px, no English left`, { tag: ["@long", "@reach"] }, async ({ page, site }) => {
    for (const locale of ["pt-BR", "uk"] as const) {
      await openIn(page, site, route, locale);
      await expectNoEnglish(page, `${route} in ${locale}`);
      await expectWholeAndPictured(page, `${name}-${locale}`);
    }
  });
}

test("a connected visitor's way through a transaction stays accessible in every state", async ({ page, site, wallet }) => {
  await fund(site.world, wallet.address, usdc("1000"));
  await page.goto(`${site.origin}/mint`);
  await connectButton(page).click();
  await expect(page.getByRole("dialog").first()).toBeVisible();
  await expectAccessible(page, "choice of wallets");
  await page.keyboard.press("Escape");
  await connect(page);
  const input = page.getByRole("textbox", { name: "You pay" });
  await input.fill("1,234");
  await expectAccessible(page, "ambiguous amount");
  await input.fill("10");
  await expectAccessible(page, "ready");
  await picture(page, "mint-ready");
  const held = wallet.hold();
  await page.getByRole("button", { name: "Mint 10 AID", exact: true }).click();
  await expect.poll(() => wallet.methods()).toEqual(["eth_signTypedData_v4"]);
  await expectAccessible(page, "wallet open");
  await picture(page, "mint-wallet-open");
  held.reject();
  await expect(page.getByRole("alert").first()).toBeVisible();
  await expectAccessible(page, "rejected");
  await picture(page, "mint-rejected");
  await page.getByRole("button", { name: /try again|retry/i }).click();
  await expectDone(page);
  await expectAccessible(page, "done");
  await picture(page, "mint-done");
});
