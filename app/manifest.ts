import type { MetadataRoute } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { paper } from "@/components/shell/theme";

/** The same in every language. */
const NAME = "AID";

/** What a device shows of the site once it is installed. The pictures are drawn by scripts/icons.mjs. */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const [t, lang] = await Promise.all([getTranslations("meta"), getLocale()]);
  return {
    id: "/",
    name: NAME,
    short_name: NAME,
    description: t("description"),
    lang,
    dir: "ltr",
    start_url: "/",
    scope: "/",
    display: "standalone",
    theme_color: paper.light,
    background_color: paper.light,
    categories: ["finance"],
    icons: [
      { src: "/icons/icon-192.png", sizes: "192x192", type: "image/png", purpose: "any" },
      { src: "/icons/icon-512.png", sizes: "512x512", type: "image/png", purpose: "any" },
      { src: "/icons/maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
  };
}
