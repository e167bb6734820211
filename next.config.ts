import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";
import { clientVariables, parseServerEnv } from "./lib/env/server";
import { hintCompilation } from "./lib/server/compile-hints";
import { securityHeadersByPath } from "./lib/server/security-headers";

const projectDir = import.meta.dirname;
const env = parseServerEnv(process.env, "build");

const nextConfig: NextConfig = {
  distDir: env.NEXT_DIST_DIR,
  output: "standalone",
  outputFileTracingRoot: projectDir,
  turbopack: { root: projectDir },
  // A file named `route.local.ts` or `page.local.tsx` is a route in a local build and nothing at all otherwise.
  pageExtensions: env.LOCAL_WALLET ? ["local.tsx", "local.ts", "tsx", "ts"] : ["tsx", "ts"],
  env: clientVariables(env),
  // The policy with its nonce is added by proxy.ts.
  headers: () =>
    Promise.resolve([
      ...securityHeadersByPath,
      // Its own policy is in the file; this is the part of one that a file cannot say of itself.
      { source: "/exit.html", headers: [{ key: "Content-Security-Policy", value: "frame-ancestors 'none'" }] },
      // A page that the server draws again asks for it again, with every block. A new file has a new name.
      { source: "/icon.svg", headers: [{ key: "Cache-Control", value: "public, max-age=86400" }] },
    ]),
  // A folder whose name begins with a dot is no folder of routes.
  rewrites: () => Promise.resolve([{ source: "/.well-known/security.txt", destination: "/security.txt" }]),
  compiler: { runAfterProductionCompile: ({ distDir }) => hintCompilation(distDir) },
  // Who is cut off stays on the page: without this Next leaves it for the browser's own error page when a redraw is under way.
  experimental: { useOffline: true },
  poweredByHeader: false,
  reactStrictMode: true,
  // No React Compiler: its memo code costs 11 KiB of a transaction page's script and saves nothing that a hand could feel (docs/adr/0007).
  // A build checks what it ships; tests and scripts are checked by `npm run typecheck`.
  typescript: { tsconfigPath: "tsconfig.build.json" },
};

const withNextIntl = createNextIntlPlugin({
  requestConfig: "./i18n/request.ts",
  experimental: {
    // Messages are compiled at build time, so that no ICU parser is sent to the browser.
    messages: { path: "./messages", format: "json", locales: "infer", sourceLocale: "en", precompile: true },
  },
});

export default withNextIntl(nextConfig);
