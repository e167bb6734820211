import { expectFineSpecimens } from "../fixtures/accessible";
import { complaintsOf } from "../fixtures/complaints";
import { expect, test } from "../fixtures/test";

// A page for developers, in no production build.
for (const locale of ["en", "pt-BR", "uk"]) {
  test(`the page of tokens and primitives in ${locale}: no finding, nothing cut, every contrast as measured in the browser holds`, { tag: ["@long", "@reach"] }, async ({ page, site }) => {
    const complaints = complaintsOf(page);
    await page.goto(`${site.origin}/design?lang=${locale}`);
    const ratios = page.getByText(/^\d+\.\d\d ≥ [\d.]+$/);
    await expect(ratios).toHaveCount(44);
    for (const text of await ratios.allTextContents()) {
      const [measured, least] = text.split(" ≥ ").map(Number);
      expect(measured, text).toBeGreaterThanOrEqual(least ?? Infinity);
    }
    await expectFineSpecimens(page, `design-${locale}`);
    expect(complaints).toEqual([]);
  });
}
