import type { MetadataRoute } from "next";
import { serverEnv } from "@/lib/env/server";

/** The address of the sitemap is that of the start, not of the build. */
export const dynamic = "force-dynamic";

/** Everything may be read and found, except what answers to programs. */
export default function robots(): MetadataRoute.Robots {
  return { rules: { userAgent: "*", allow: "/", disallow: "/api/" }, sitemap: `${serverEnv().SITE_ORIGIN}/sitemap.xml` };
}
