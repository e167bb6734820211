import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { locales } from "../../i18n/locales";
import { addressesOf, NotDeployedError } from "../../lib/chain/addresses";
import { makePage } from "./make-page";
import { fillPlaces, fillTexts } from "./html";
import { compiledTexts } from "./texts";

const maxKiB = 90;
const page = await makePage(31337);
const inside = (tag: string): string => new RegExp(`<${tag}>([\\s\\S]*)</${tag}>`).exec(page)?.[1] ?? "";

describe("exit.html", () => {
  it("is the same bytes for the same source", async () => {
    expect(await makePage(31337)).toBe(page);
  });

  it("stays small enough to be fetched by anybody", () => {
    expect(gzipSync(page, { level: 9 }).length / 1024).toBeLessThan(maxKiB);
  });

  it.each(["script", "style"])("allows its one %s by hash", (tag) => {
    const hash = createHash("sha256").update(inside(tag)).digest("base64");
    expect(page).toContain(`${tag}-src 'sha256-${hash}'`);
    expect(page.split(`<${tag}`).length).toBe(2);
  });

  it("names no other file and lets nothing be loaded", () => {
    expect(page).toContain("default-src 'none'");
    expect(page.replace(inside("script"), "")).not.toMatch(/\b(src|srcset|action)=|@import|url\(/);
    expect([...page.replace(inside("script"), "").matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual(["data:,", "#voucher"]);
  });

  it("shows every contract of the deployment and the chain", () => {
    for (const address of Object.values(addressesOf(31337))) expect(page).toContain(address);
    expect(page).toContain("which is chain 31337");
  });

  it("holds every language, and no empty text", () => {
    for (const locale of locales) expect(Object.keys(compiledTexts()[locale])).toEqual(Object.keys(compiledTexts().en));
    expect(page).not.toMatch(/data-t="[^"]*"><\//);
    expect(page).not.toContain("{{");
  });

  it("is not made for a chain without a deployment", async () => {
    await expect(makePage(1)).rejects.toThrow(NotDeployedError);
  });
});

describe("the template", () => {
  it("escapes what it says, and refuses a place that nothing fills", () => {
    expect(fillTexts('<p data-t="a.b"></p>', () => "1 < 2 & 3")).toBe('<p data-t="a.b">1 &lt; 2 &amp; 3</p>');
    expect(fillPlaces("{{a}}$&", { a: "$1" })).toBe("$1$&");
    expect(() => fillPlaces("{{b}}", { a: "" })).toThrow("{{b}}");
  });
});
