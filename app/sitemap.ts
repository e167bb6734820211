import type { MetadataRoute } from "next";
import { languageAlternates } from "@/i18n/alternates";
import { serverEnv } from "@/lib/env/server";
import { type PublicRoute, publicRoutes } from "@/lib/routes";

/** The address of the site is that of the start, not of the build. */
export const dynamic = "force-dynamic";

/** Every public page, in each language that a link can ask for. A page of live figures has no day of change. */
export default function sitemap(): MetadataRoute.Sitemap {
  const { SITE_ORIGIN: origin } = serverEnv();
  return publicRoutes.map(({ path, changed }: PublicRoute) => {
    const url = `${origin}${path}`;
    return { url, ...(changed !== undefined && { lastModified: changed }), alternates: { languages: languageAlternates(url) } };
  });
}
