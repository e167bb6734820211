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
  { path: "/status", figures: true },
] as const satisfies readonly PublicRoute[];
