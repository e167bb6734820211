import { NextResponse, type NextRequest } from "next/server";
import { isLocale, LOCALE_COOKIE, LOCALE_HEADER, PATH_HEADER } from "./i18n/locales";
import { clientEnv } from "./lib/env/client";
import { contentSecurityPolicy } from "./lib/server/content-security-policy";
import { strictTransportSecurity } from "./lib/server/security-headers";

const CSP_HEADER = "Content-Security-Policy";
const ONE_YEAR_SECONDS = 31_536_000;

/** Gives each page its policy with a fresh nonce, and keeps the language that a link asks for (`?lang=`). */
export function proxy(request: NextRequest): NextResponse {
  const https = isHttps(request);
  const policy = contentSecurityPolicy({
    nonce: Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64"),
    development: process.env.NODE_ENV === "development",
    https,
    walletConnect: clientEnv.NEXT_PUBLIC_WALLETCONNECT_PROJECT_ID !== undefined,
  });

  // Next reads the nonce from the request's policy and puts it on every script it writes.
  const headers = new Headers(request.headers);
  headers.set(CSP_HEADER, policy);
  headers.delete(LOCALE_HEADER);
  headers.set(PATH_HEADER, request.nextUrl.pathname);

  const lang = request.nextUrl.searchParams.get("lang");
  if (isLocale(lang)) headers.set(LOCALE_HEADER, lang);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set(CSP_HEADER, policy);
  if (https) response.headers.set(strictTransportSecurity.key, strictTransportSecurity.value);
  if (isLocale(lang)) {
    response.cookies.set(LOCALE_COOKIE, lang, { path: "/", maxAge: ONE_YEAR_SECONDS, sameSite: "lax" });
  }
  return response;
}

/** Behind a load balancer the last hop is plain http; the first one counts. */
function isHttps(request: NextRequest): boolean {
  const forwarded = request.headers.get("x-forwarded-proto")?.split(",")[0]?.trim();
  return (forwarded ?? request.nextUrl.protocol.replace(":", "")) === "https";
}

export const config = {
  // Built assets are immutable and the same for everyone; they carry the fixed headers only. exit.html has a policy of its own.
  // Whole names: a page whose name begins like a file's has a policy too.
  matcher: ["/((?!_next/static/|_next/image$|icon\\.svg$|apple-icon\\.png$|icons/[a-z0-9-]+\\.png$|favicon\\.ico$|exit\\.html$).*)"],
};
