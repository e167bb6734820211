export const themes = ["system", "light", "dark"] as const;

export type Theme = (typeof themes)[number];

/** Read by the server, so that the first paint already has the chosen theme. */
export const THEME_COOKIE = "theme";

/** The theme a cookie value stands for; anything unknown follows the system. */
export function themeFrom(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? "system";
}

/** The colour of the paper (app/styles/tokens.css), for what is drawn around the page: the browser's bar, an installed app's frame. */
export const paper = { light: "#f7f4ee", dark: "#111214" } as const;
