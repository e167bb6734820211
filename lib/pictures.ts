/** Pixels of the picture that other sites show beside a link to a page. */
export const pictureSize = { width: 1200, height: 630 } as const;

const dayMs = 86_400_000;

/**
 * Where the picture of a public page in one language is drawn. Other sites keep a picture by its address, so the day is in
 * it, for nothing else: the same picture answers to every day.
 */
export function pictureAddress({ path, locale, now }: { path: string; locale: string; now: number }): string {
  const day = new Date(Math.floor(now / dayMs) * dayMs).toISOString().slice(0, "2026-11-21".length);
  return `/og/${locale}${path === "/" ? "" : path}?day=${day}`;
}
