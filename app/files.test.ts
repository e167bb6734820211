import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createTranslator } from "next-intl";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { locales } from "@/i18n/locales";
import { paper } from "@/components/shell/theme";
import { publicRoutes } from "@/lib/routes";
import messages from "@/messages/en.json";
import manifest from "./manifest";

vi.mock("next-intl/server", () => ({
  getLocale: () => Promise.resolve("en"),
  getTranslations: (namespace: "meta") => Promise.resolve(createTranslator({ locale: "en", messages, namespace })),
}));

/** The files as a server answers them that was started with these variables. */
async function files(env: Record<string, string> = {}) {
  for (const [name, value] of Object.entries({ SITE_ORIGIN: "https://aid.example", ...env })) vi.stubEnv(name, value);
  // The variables are parsed once per process.
  vi.resetModules();
  const [robots, sitemap, securityTxt] = await Promise.all([import("./robots"), import("./sitemap"), import("./security.txt/route")]);
  return { robots: robots.default, sitemap: sitemap.default, securityTxt: securityTxt.GET };
}

beforeEach(() => {
  for (const name of ["CHAIN_ID", "RPC_URLS", "LOCAL_WALLET", "PORT", "RPC_PORT", "SECURITY_CONTACT"]) vi.stubEnv(name, "");
});

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("robots.txt", () => {
  it("lets everything be found but what answers to programs, and names the sitemap", async () => {
    const { robots } = await files();
    expect(robots()).toEqual({
      rules: { userAgent: "*", allow: "/", disallow: "/api/" },
      sitemap: "https://aid.example/sitemap.xml",
    });
  });

  it("is the only one: a file in public would stand in its way", () => {
    expect(existsSync(join(import.meta.dirname, "../public/robots.txt"))).toBe(false);
  });
});

describe("sitemap.xml", () => {
  it("names every public page, by the address the site is known by, in every language", async () => {
    const { sitemap } = await files();
    const entries = sitemap();
    expect(entries.map(({ url }) => url)).toEqual(publicRoutes.map(({ path }) => `https://aid.example${path}`));
    for (const { url, alternates } of entries) {
      expect(Object.keys(alternates?.languages ?? {})).toEqual([...locales, "x-default"]);
      for (const locale of locales) expect(alternates?.languages?.[locale]).toBe(`${url}?lang=${locale}`);
    }
  });

  it("leaves out no page that there is, but those of one ticket each", async () => {
    const { sitemap } = await files();
    const pages = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" })
      .filter((file) => /(^|\/)page\.tsx$/.test(file))
      .map((file) => `/${file.replace(/\(\w+\)\//g, "").replace(/\/?page\.tsx$/, "")}`)
      .filter((path) => path !== "/tickets/[id]");
    expect(sitemap().map(({ url }) => new URL(url).pathname).toSorted()).toEqual(pages.toSorted());
  });
});

/** Width and height of a PNG, from its first chunk. */
function sizeOf(file: string): string {
  const bytes = readFileSync(join(import.meta.dirname, file));
  expect(bytes.subarray(1, 4).toString("latin1")).toBe("PNG");
  return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`;
}

describe("manifest.webmanifest", () => {
  it("says what an app that is installed shows, in the reader's language and the page's colours", async () => {
    expect(await manifest()).toMatchObject({
      ...{ id: "/", start_url: "/", scope: "/", display: "standalone", lang: "en", name: "AID" },
      ...{ description: messages.meta.description, theme_color: paper.light, background_color: paper.light },
    });
  });

  it("names pictures that are there, each of the size it says, one of them to be cut to any shape", async () => {
    const { icons = [] } = await manifest();
    const pictures = icons.filter(({ type }) => type === "image/png");
    for (const { src, sizes } of pictures) expect(sizeOf(`../public${src}`), src).toBe(sizes);
    expect(pictures.map(({ sizes, purpose }) => `${sizes ?? ""} ${purpose ?? ""}`)).toEqual(["192x192 any", "512x512 any", "512x512 maskable"]);
    expect(sizeOf("apple-icon.png")).toBe("180x180");
  });
});

describe("security.txt", () => {
  it("is plain text with the contacts the server was started with", async () => {
    const { securityTxt } = await files({ SECURITY_CONTACT: "mailto:security@aid.example" });
    const response = securityTxt();
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(await response.text()).toMatch(/^Contact: mailto:security@aid\.example\n[^]*\nCanonical: https:\/\/aid\.example\/\.well-known\/security\.txt\n/);
  });

  it("does not exist without a contact, rather than with an invented one", async () => {
    const { securityTxt } = await files();
    expect(securityTxt().status).toBe(404);
  });
});
