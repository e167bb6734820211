import { unstable_doesMiddlewareMatch as matches } from "next/experimental/testing/server";
import { NextRequest } from "next/server";
import { describe, expect, it } from "vitest";
import { locales } from "./i18n/locales";
import { config, proxy } from "./proxy";

const ask = (path: string, headers: Record<string, string> = {}) => proxy(new NextRequest(`http://localhost:3000${path}`, { headers }));
const nonceOf = (response: Response) => /'nonce-([^']+)'/.exec(response.headers.get("content-security-policy") ?? "")?.[1];
/** Headers that Next hands on to the page, as its proxy protocol encodes them. */
const forPage = (response: Response, name: string) => response.headers.get(`x-middleware-request-${name}`);

describe("proxy", () => {
  it("gives each answer a fresh nonce of 128 bits, and the page the same policy", () => {
    const [one, two] = [ask("/"), ask("/")];
    expect(nonceOf(one)).not.toBe(nonceOf(two));
    expect(Buffer.from(nonceOf(one) ?? "", "base64")).toHaveLength(16);
    expect(forPage(one, "content-security-policy")).toBe(one.headers.get("content-security-policy"));
  });

  it("asks for https for good only where the reader came by https, also behind a load balancer", () => {
    expect(ask("/").headers.has("strict-transport-security")).toBe(false);
    expect(ask("/", { "x-forwarded-proto": "https, http" }).headers.get("strict-transport-security")).toMatch(/^max-age=\d+/);
    expect(ask("/", { "x-forwarded-proto": "http" }).headers.has("strict-transport-security")).toBe(false);
  });

  it("keeps a language that a link asks for, and only one that exists", () => {
    const response = ask("/?lang=en");
    expect(forPage(response, "x-locale")).toBe("en");
    expect(response.cookies.get("locale")?.value).toBe("en");
    const unknown = ask("/?lang=xx");
    expect(forPage(unknown, "x-locale")).toBeNull();
    expect(unknown.cookies.get("locale")).toBeUndefined();
  });

  it.each([
    ["/", true],
    ["/mint", true],
    ["/iconoclast", true],
    ["/icon.svg.html", true],
    ["/faviconx", true],
    ["/_next/staticx", true],
    ["/icons", true],
    ["/icons/icon-192.png.html", true],
    ["/manifest.webmanifest", true],
    ["/.well-known/security.txt", true],
    ["/exit", true],
    ["/exit.html.html", true],
    ["/exit.html", false],
    ["/icon.svg", false],
    ["/icons/icon-192.png", false],
    ["/apple-icon.png", false],
    ["/icon.svg?icon.0f1e.svg", false],
    ["/favicon.ico", false],
    ["/_next/static/chunks/a.js", false],
    ["/_next/image?url=a", false],
  ])("is asked for %s: %s", (path, asked) => {
    expect(matches({ config, url: `http://localhost:3000${path}` })).toBe(asked);
  });

  it("knows every language that there is", () => {
    for (const locale of locales) expect(ask(`/?lang=${locale}`).cookies.get("locale")?.value).toBe(locale);
  });

  it("tells the page its path, without the query", () => {
    expect(forPage(ask("/mint?tab=redeem", { "x-path": "/elsewhere" }), "x-path")).toBe("/mint");
  });

  it("does not believe a language header that came from outside", () => {
    expect(forPage(ask("/", { "x-locale": "en" }), "x-locale")).toBeNull();
  });
});
