import { createTranslator } from "next-intl";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { catalogueOf } from "@/i18n/catalogues";
import { type Locale, locales } from "@/i18n/locales";
import { protocolView } from "@/lib/queries/testing/views";
import { publicRoutes } from "@/lib/routes";

vi.mock("next-intl/server", () => ({
  getTranslations: ({ locale }: { locale: Locale }) => Promise.resolve(createTranslator({ locale, messages: catalogueOf(locale) as never })),
}));

const getProtocol = vi.hoisted(() => vi.fn());
vi.mock("@/lib/server/protocol", () => ({ getProtocol }));

const view = protocolView();
const ownFetch = globalThis.fetch;
const asked: string[] = [];

/** The drawing library carries its code as `data:`; everything else would be another server. */
function fetchNothing(input: string | URL | Request): Promise<Response> {
  const url = input instanceof Request ? input.url : String(input);
  if (url.startsWith("data:")) return ownFetch(url);
  asked.push(url.slice(0, 200));
  return Promise.reject(new Error("Nothing may be fetched."));
}

/** A server that has drawn nothing yet. */
async function start() {
  vi.resetModules();
  const { GET } = await import("./route");
  return (lang: string, path: string, headers: Record<string, string> = {}) =>
    GET(new Request("http://localhost/og", { headers }), { params: Promise.resolve({ lang, path: path.split("/").filter(Boolean) }) });
}

const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

beforeEach(() => {
  // The drawing library looks for letters that no font has on other servers, and swallows that they do not answer.
  vi.stubGlobal("fetch", fetchNothing);
  getProtocol.mockResolvedValue({ ok: true, view });
});

afterEach(() => {
  expect(asked).toEqual([]);
});

describe.each(locales)("pictures in %s", (lang) => {
  it.each(publicRoutes)("$path: a PNG of the size that sites ask for, small and drawn without anybody's help", async ({ path }) => {
    const response = await (await start())(lang, path);
    const bytes = await bytesOf(response);
    expect(response.headers.get("content-type")).toBe("image/png");
    expect(bytes.subarray(1, 4).toString("latin1")).toBe("PNG");
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
    expect(bytes.length).toBeLessThan(300 * 1024);
    expect(response.headers.get("cache-control")).toMatch(/^public, max-age=(299|300)$/);
  });
});

describe("a picture", () => {
  it("is another one when the figures are, and in another language", async () => {
    const before = await bytesOf(await (await start())("en", "/"));
    getProtocol.mockResolvedValue({ ok: true, view: { ...view, sheet: { ...view.sheet, supply: view.sheet.supply + 10n ** 18n } } });
    const [after, other] = [await bytesOf(await (await start())("en", "/")), await bytesOf(await (await start())("uk", "/"))];
    expect(after.equals(before)).toBe(false);
    expect(other.equals(after)).toBe(false);
  });

  it("is drawn without figures while the chain is away, and not for long", async () => {
    const get = await start();
    const withFigures = await bytesOf(await get("en", "/mint"));
    getProtocol.mockResolvedValue({ ok: false, reason: "unreachable" });
    const response = await (await start())("en", "/mint");
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toMatch(/^public, max-age=(14|15)$/);
    expect((await bytesOf(response)).equals(withFigures)).toBe(false);
  });

  it("is drawn once for many, and not sent again to who has it", async () => {
    const get = await start();
    getProtocol.mockClear();
    const [first, second] = await Promise.all([get("en", "/stake"), get("en", "/stake")]);
    expect(getProtocol).toHaveBeenCalledTimes(1);
    const etag = first.headers.get("etag") ?? "";
    expect(second.headers.get("etag")).toBe(etag);
    expect((await get("en", "/stake", { "if-none-match": etag })).status).toBe(304);
  });

  it.each([
    ["xx", "/mint"],
    ["en", "/no-such-page"],
    ["en", "/mint/deeper"],
  ])("is drawn of public pages only: %s %s", async (lang, path) => {
    getProtocol.mockClear();
    expect((await (await start())(lang, path)).status).toBe(404);
    expect(getProtocol).not.toHaveBeenCalled();
  });
});
