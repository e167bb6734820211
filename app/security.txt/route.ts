import { defaultLocale } from "@/i18n/locales";
import { serverEnv } from "@/lib/env/server";
import { securityTxt } from "@/lib/server/security-txt";

/** The address and the contacts are those of the start, not of the build. */
export const dynamic = "force-dynamic";

/** Served at /.well-known/security.txt too (next.config.ts). Without a contact there is no such file: nobody would read a report. */
export function GET(): Response {
  const { SECURITY_CONTACT: contacts, SITE_ORIGIN: origin } = serverEnv();
  if (!contacts) return new Response(null, { status: 404 });
  return new Response(securityTxt({ contacts, origin, languages: [defaultLocale], now: Date.now() }), {
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "public, max-age=3600" },
  });
}
