import { defaultLocale, locales } from "../../i18n/locales";
import { expectAccessible, picture } from "../fixtures/accessible";
import { expectFineEnlarged } from "../fixtures/enlarged";
import { expectTour } from "../fixtures/keys";
import { everyPage, openIn } from "../fixtures/pages";
import { expectStill, expectVisibleInForcedColours } from "../fixtures/senses";
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
      await expectTour(page, name);
      await expectStill(page, name);
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        await expectVisibleInForcedColours(page, `${name} (${colorScheme})`);
        await picture(page, `${name}-forced-${colorScheme}`);
      }
      await expectTour(page, `${name} in forced colours`);
    });
  }
});
