import { ImageResponse } from "next/og";
import { Picture } from "@/components/picture/picture";
import { pictureWords } from "@/components/picture/words";
import { isLocale, type Locale } from "@/i18n/locales";
import { pictureSize } from "@/lib/pictures";
import { isPublicRoute } from "@/lib/routes";
import { pictureFonts } from "@/lib/server/picture-fonts";
import { createShelf, type Drawn } from "@/lib/server/picture-shelf";
import { getProtocol } from "@/lib/server/protocol";

/** Figures of the chain, in the language that the address names. */
export const dynamic = "force-dynamic";

const KEEP_MS = 300_000;
/** A picture without figures gives way soon. */
const KEEP_UNREAD_MS = 15_000;

/** At most one picture per page and language. */
const shelf = createShelf();

type Context = { params: Promise<{ lang: string; path?: string[] }> };

/** The picture of a public page (lib/pictures.ts); nothing else is drawn. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { lang, path: steps = [] } = await params;
  const path = `/${steps.join("/")}`;
  if (!isLocale(lang) || !isPublicRoute(path)) return new Response(null, { status: 404 });
  const { bytes, etag, until } = await shelf(`${lang}${path}`, () => draw(path, lang));
  const seconds = Math.max(1, Math.round((until - Date.now()) / 1000));
  const headers = { etag, "cache-control": `public, max-age=${seconds}` };
  if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
  return new Response(bytes, { headers: { ...headers, "content-type": "image/png" } });
}

async function draw(path: string, locale: Locale): Promise<Drawn> {
  const read = await getProtocol();
  const view = read.ok ? read.view : undefined;
  const [words, fonts] = await Promise.all([pictureWords(path, locale, view), pictureFonts()]);
  const response = new ImageResponse(<Picture words={words} view={view} />, { ...pictureSize, fonts });
  return { bytes: new Uint8Array(await response.arrayBuffer()), keepMs: view ? KEEP_MS : KEEP_UNREAD_MS };
}
