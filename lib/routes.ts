/** A page that anyone may open by its address. */
export type PublicRoute = {
  readonly path: string;
  /** Its HTML carries figures of the chain. */
  readonly figures: boolean;
  /** The day its text was last changed, for pages that are text. */
  readonly changed?: string;
};

/**
 * Every public page, once: the sitemap, the end-to-end tests of policy and accessibility, and the dates under the long
 * texts are made of it. A new page gets its line here.
 */
export const publicRoutes = [
  { path: "/", figures: true },
  { path: "/mint", figures: true },
  { path: "/stake", figures: true },
  { path: "/portfolio", figures: true },
  { path: "/status", figures: true },
  { path: "/risks", figures: true, changed: "2026-11-21" },
  { path: "/security", figures: false, changed: "2026-11-21" },
  { path: "/terms", figures: false, changed: "2026-11-21" },
  { path: "/privacy", figures: false, changed: "2026-11-21" },
] as const satisfies readonly PublicRoute[];

export function isPublicRoute(path: string): boolean {
  return publicRoutes.some((route) => route.path === path);
}

type TextRoute = Extract<(typeof publicRoutes)[number], { changed: string }>;

/** The day a page of text was last changed, as 2026-11-21. */
export function textChanged(path: TextRoute["path"]): string {
  const route = publicRoutes.find((candidate): candidate is TextRoute => candidate.path === path);
  if (!route) throw new Error(`${path} is no page of text.`);
  return route.changed;
}
