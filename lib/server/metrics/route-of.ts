import { endpoints } from "../../indexer/api/endpoints";
import { isPublicRoute } from "../../routes";

/** The API's parts that are no endpoint of data. */
const besides = ["/events", "/openapi.json"];
const patterns = [...Object.values(endpoints).map(({ path }) => path), ...besides].map((path) => ({
  route: `/api/v1${path}`,
  pattern: new RegExp(`^${path.replaceAll(".", String.raw`\.`).replace(/\{[a-z]+\}/g, "[^/]+")}$`),
}));

/** Beginnings that many paths share, and what they are called. */
const prefixes = [["/_next/", "/_next"], ["/tickets/", "/tickets/[id]"], ["/og/", "/og"]] as const;
const files = ["/api/rpc", "/api/status", "/api/alive", "/exit.html", "/sitemap.xml", "/robots.txt", "/.well-known/security.txt", "/manifest.webmanifest"];

/** What a path is counted under: one of a few dozen names, whatever is asked for. */
export function routeOf(path: string): string {
  if (isPublicRoute(path) || files.includes(path)) return path;
  if (path === "/api/v1" || path === "/api/v1/") return "/api/v1";
  if (path.startsWith("/api/v1/")) return apiRoute(path.slice("/api/v1".length).replace(/^\/chains\/\d{1,10}(?=\/)/, ""));
  return prefixes.find(([prefix]) => path.startsWith(prefix))?.[1] ?? "other";
}

/** The first that fits: /deals/{id} stands behind no name of the same form. */
const apiRoute = (path: string): string => patterns.find(({ pattern }) => pattern.test(path))?.route ?? "/api/v1/other";
