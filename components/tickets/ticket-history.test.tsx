import { cleanup, render, screen } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, expect, it } from "vitest";
import { addressOf, hashOf } from "@/lib/portfolio/testing/events";
import type { TicketHistory as History } from "@/lib/tickets/history";
import english from "@/messages/en.json";
import { TicketHistory } from "./ticket-history";

const place = { id: "1", block: 5n, index: 0, timestamp: 1_800_000_000, hash: hashOf(5) };
const history: History = { events: [{ ...place, kind: "transferred", to: addressOf(2) }], span: { from: 100n, to: 90_000n }, gap: undefined, whole: true };

function show(change: Partial<History>) {
  render(
    <NextIntlClientProvider locale="en" messages={english} timeZone="UTC">
      <TicketHistory id={7n} history={{ ...history, ...change }} />
    </NextIntlClientProvider>,
  );
  return { text: screen.getByRole("region", { name: "History" }).textContent, links: screen.queryAllByRole("link").map((link) => link.getAttribute("href")) };
}

afterEach(cleanup);

it("says that all of the ticket's life was looked at, and offers nothing more", () => {
  const { text, links } = show({});
  expect(text).toContain("Looked at blocks 100 to 90,000. Nothing else has happened to it.");
  expect(links).toEqual([]);
});

it("says which blocks were not looked at, and leads to them", () => {
  const { text, links } = show({ gap: { from: 8_100n, to: 40_000n } });
  expect(text).toContain("Looked at blocks 100 to 90,000, but not yet at 8,100 to 40,000.");
  expect(text).not.toContain("Nothing else");
  expect(links).toEqual(["/tickets/7?from=8100&to=40000#history"]);
});

it("leads back from a part of it", () => {
  const { text, links } = show({ events: [], span: { from: 8_100n, to: 40_000n }, whole: false });
  expect(text).toContain("Nothing happened in these blocks. Looked at blocks 8,100 to 40,000.");
  expect(text).not.toContain("Nothing else");
  expect(links).toEqual(["/tickets/7#history"]);
});
