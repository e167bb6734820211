import { cleanup, render, screen, within } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { locales } from "@/i18n/locales";
import { LanguageLinks } from "./language-links";

vi.mock("next/navigation", () => ({
  usePathname: () => "/mint",
  useSearchParams: () => new URLSearchParams("tab=redeem&lang=en"),
}));

afterEach(cleanup);

it("links this page in every language, each named in it, and tells which is shown", () => {
  render(<LanguageLinks current="uk" label="Мова" />);
  const links = within(screen.getByRole("navigation", { name: "Мова" })).getAllByRole("link");
  expect(links.map((link) => link.getAttribute("href"))).toEqual(locales.map((locale) => `/mint?tab=redeem&lang=${locale}`));
  expect(links.map((link) => link.lang)).toEqual([...locales]);
  expect(links.map((link) => link.getAttribute("aria-current"))).toEqual([null, null, "true"]);
  // What is seen is part of what is heard.
  for (const link of links) expect(link.getAttribute("aria-label")).toContain(link.textContent);
});
