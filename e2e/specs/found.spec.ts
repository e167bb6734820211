import type { APIRequestContext } from "@playwright/test";
import { defaultLocale, locales } from "../../i18n/locales";
import { publicRoutes } from "../../lib/routes";
import { expect, test } from "../fixtures/test";
import { wordsIn } from "../fixtures/words";

/** What a page's head says, by the property or relation that says it. */
type Head = Readonly<Record<string, string>>;

/** Reads the HTML as it is sent, without running it. */
async function headOf(request: APIRequestContext, address: string): Promise<Head> {
  const html = await (await request.get(address)).text();
  const tags = [...html.matchAll(/<(?:meta|link) ([^>]*)>/g)].map(([, text = ""]) =>
    Object.fromEntries([...text.matchAll(/([\w-]+)="([^"]*)"/gi)].map(([, name = "", value = ""]) => [name.toLowerCase(), value])),
  );
  const said = tags.map(({ name, property, rel, hreflang, media, sizes, content, href }) => [[name ?? property ?? rel, hreflang ?? media ?? sizes].filter(Boolean).join(" "), content ?? href ?? ""]);
  return { title: /<title>([^<]*)/.exec(html)?.[1] ?? "", ...Object.fromEntries(said) as Head };
}

/** An address, in the one way to write it. */
const hrefIn = (head: Head, key: string): string => new URL(head[key] ?? "missing:").href;

test("every page says in its head what it is, in every language, and where its others are", async ({ site, request }) => {
  const titles = new Set<string>();
  for (const { path } of publicRoutes) {
    for (const locale of locales) {
      const here = `${site.origin}${path}`;
      const head = await headOf(request, `${here}?lang=${locale}`);
      expect(head["title"], here).toMatch(/AID/);
      titles.add(head["title"] ?? "");
      expect(head["description"]?.length, `${here} ${locale}: description`).toBeGreaterThan(50);
      expect(head["robots"] ?? "index").not.toContain("noindex");
      expect(hrefIn(head, "canonical")).toBe(`${here}?lang=${locale}`);
      for (const other of locales) expect(hrefIn(head, `alternate ${other}`)).toBe(`${here}?lang=${other}`);
      expect(hrefIn(head, "alternate x-default")).toBe(here);
      expect(head["og:locale"]).toMatch(new RegExp(`^${locale.slice(0, 2)}_`));
      expect(head["twitter:card"]).toBe("summary_large_image");
      expect(head["og:image:alt"]).toBe(wordsIn(locale)("picture.alt"));
      expect(new URL(head["og:image"] ?? "").pathname).toBe(`/og/${locale}${path === "/" ? "" : path}`);
    }
  }
  // No two pages and no two languages are called the same.
  expect(titles.size).toBe(publicRoutes.length * locales.length);
});

test("without a language in the link, a page names the address without one", async ({ site, request }) => {
  const head = await headOf(request, `${site.origin}/stake`);
  expect(hrefIn(head, "canonical")).toBe(`${site.origin}/stake`);
});

test("each page's picture is drawn, with figures that were just read", async ({ site, request }) => {
  for (const [index, { path }] of publicRoutes.entries()) {
    const locale = locales[index % locales.length] ?? defaultLocale;
    const head = await headOf(request, `${site.origin}${path}?lang=${locale}`);
    const response = await request.get(head["og:image"] ?? "");
    expect([response.status(), response.headers()["content-type"]], path).toEqual([200, "image/png"]);
    // One without figures is kept for seconds only.
    expect(Number(/max-age=(\d+)/.exec(response.headers()["cache-control"] ?? "")?.[1]), path).toBeGreaterThan(60);
  }
});

test("what installs and what searches finds its files", async ({ site, request }) => {
  const head = await headOf(request, `${site.origin}/?lang=uk`);
  const manifest = (await (await request.get(new URL(head["manifest"] ?? "", site.origin).href, { headers: { cookie: "locale=uk" } })).json()) as { lang: string; icons: { src: string; type: string }[] };
  expect(manifest.lang).toBe("uk");
  expect(manifest.icons.length).toBeGreaterThan(2);
  const pictures = [...manifest.icons.map(({ src }) => src), ...Object.entries(head).filter(([key]) => /^(apple-touch-)?icon\b/.test(key)).map(([, href]) => href)];
  expect(pictures.length).toBeGreaterThan(4);
  for (const src of pictures) {
    const response = await request.get(new URL(src, site.origin).href);
    expect([response.status(), response.headers()["content-type"]], src).toEqual([200, src.includes(".svg") ? "image/svg+xml" : "image/png"]);
  }
  // A page's head is drawn again with every block; its icon is not to travel again.
  const icon = await request.get(new URL(pictures.find((src) => src.includes("/icon.svg")) ?? "missing:", site.origin).href);
  expect(icon.headers()["cache-control"]).toContain("max-age=86400");
  const robots = await (await request.get(`${site.origin}/robots.txt`)).text();
  const [, sitemapAddress = ""] = /^Sitemap: (.*)$/m.exec(robots) ?? [];
  const sitemap = await (await request.get(sitemapAddress)).text();
  const named = [...sitemap.matchAll(/hreflang="([^"]*)" href="([^"]*)"/g)].map(([, lang, href]) => `${lang} ${href}`);
  expect(named.toSorted()).toEqual(
    publicRoutes.flatMap(({ path }) => [...locales.map((locale) => `${locale} ${site.origin}${path}?lang=${locale}`), `x-default ${site.origin}${path}`]).toSorted(),
  );
});
