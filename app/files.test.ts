import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { locales } from "@/i18n/locales";
import { publicRoutes } from "@/lib/routes";

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

  it("leaves out no page that there is", async () => {
    const { sitemap } = await files();
    const pages = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" })
      .filter((file) => /(^|\/)page\.tsx$/.test(file))
      .map((file) => `/${file.replace(/\(\w+\)\//g, "").replace(/\/?page\.tsx$/, "")}`);
    expect(sitemap().map(({ url }) => new URL(url).pathname).toSorted()).toEqual(pages.toSorted());
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
