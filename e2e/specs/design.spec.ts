import { expectFineIn } from "../fixtures/accessible";
import { expect, test } from "../fixtures/test";

for (const locale of ["en", "pt-BR", "uk"] as const) {
  test(`the page of tokens and primitives in ${locale}: no finding, nothing cut, every contrast as measured in the browser holds`, async ({ page, site }) => {
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    await page.goto(`${site.origin}/design?lang=${locale}`);
    const ratios = page.getByText(/^\d+\.\d\d ≥ [\d.]+$/);
    await expect(ratios).toHaveCount(44);
    for (const text of await ratios.allTextContents()) {
      const [measured, least] = text.split(" ≥ ").map(Number);
      expect(measured, text).toBeGreaterThanOrEqual(least ?? Infinity);
    }
    await expectFineIn(page, "light", `design-${locale}`);
    expect(complaints).toEqual([]);
  });
}
