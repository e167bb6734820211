import { defaultLocale, locales } from "../../i18n/locales";
import { expectAccessible } from "../fixtures/accessible";
import { expectFineEnlarged } from "../fixtures/enlarged";
import { everyPage, openIn } from "../fixtures/pages";
import { expectReached } from "../fixtures/reach";
import { test } from "../fixtures/test";

test.describe("for every reader", { tag: ["@long", "@reach"] }, () => {
  test.describe.configure({ mode: "parallel" });
  for (const { route, name } of everyPage) {
    test(`${route}: nothing lost when it is enlarged or spaced, in the system’s own colours, without motion, or by the tab key`, async ({ page, site }) => {
      for (const locale of locales) {
        await openIn(page, site, route, locale);
        if (locale !== defaultLocale) await expectAccessible(page, `${route} in ${locale}`);
        await expectFineEnlarged(page, `${name}-${locale}`);
      }
      await expectReached(page, name);
    });
  }
});
