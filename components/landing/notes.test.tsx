import { cleanup, render, screen, within } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, describe, expect, it } from "vitest";
import { protocolView } from "@/lib/screens/testing/views";
import { type History, noHistory, snapshotOf } from "@/lib/screens";
import english from "@/messages/en.json";
import portuguese from "@/messages/pt-BR.json";
import ukrainian from "@/messages/uk.json";
import { Notes } from "./notes";
import { statementOf } from "./statement";

const catalogues = { en: english, "pt-BR": portuguese, uk: ukrainian } as const;
const month = 2_592_000n;

type Options = { view?: ReturnType<typeof protocolView>; history?: Partial<History>; locale?: keyof typeof catalogues };

function show({ view = protocolView(), history = {}, locale = "en" }: Options = {}) {
  render(
    <NextIntlClientProvider locale={locale} messages={catalogues[locale]} timeZone="UTC">
      <Notes known={{ view, statement: statementOf(view), history: { ...noHistory, ...history } }} />
    </NextIntlClientProvider>,
  );
}

const note = (name: string) => within(screen.getByRole("region", { name }));
const row = (of: ReturnType<typeof note>, label: string) => of.getByText(label).parentElement?.textContent ?? "";

afterEach(cleanup);

describe("the notes of the landing page", () => {
  it.each(Object.keys(catalogues) as (keyof typeof catalogues)[])("are seven, numbered, in %s", (locale) => {
    show({ locale });
    expect(screen.getAllByRole("heading", { level: 2 }).map(({ textContent }) => textContent)).toHaveLength(7);
    expect(screen.getByText(catalogues[locale].landing.note.replace("{number, number}", "7"))).toBeTruthy();
  });

  it("say what stands at each station of the dollar's way, and that deals are not there yet", () => {
    show();
    const stations = note("How a dollar travels").getAllByRole("listitem").map(({ textContent }) => textContent);
    expect(stations).toHaveLength(6);
    expect(stations[1]).toContain("5,000.00 AID");
    expect(stations[3]).toContain("10,100.00 USDC");
    expect(stations[4]).toMatch(/none yet.*Not deployed yet/);
    cleanup();
    show({ view: protocolView({ sheet: { deals: 7_000_000n } }) });
    expect(note("How a dollar travels").getAllByRole("listitem")[4]?.textContent).toContain("7.00 USDC");
  });

  it("give no rate without a history, and never take one from elsewhere", () => {
    show();
    const returns = note("What stakers earn");
    for (const label of ["Realised, 7 days", "Realised, 30 days", "Realised, 90 days", "Realised, since the start"]) {
      expect(row(returns, label)).toContain("no history yet");
    }
    expect(row(returns, "Running")).toContain("no rate yet");
    expect(returns.queryByRole("img")).toBeNull();
    expect(row(returns, "Target")).toContain("13.00%");
  });

  it("give the realised rate, losses too, with the block it was measured from, and draw the price", () => {
    const view = protocolView();
    const latest = snapshotOf(view);
    const earlier = { ...latest, blockNumber: 12n, timestamp: latest.timestamp - month, entryPrice: latest.entryPrice + latest.entryPrice / 100n };
    show({ view, history: { month: earlier } });
    const returns = note("What stakers earn");
    expect(row(returns, "Realised, 30 days")).toMatch(/-12\.\d\d%|−12\.\d\d%/);
    expect(row(returns, "Realised, 30 days")).toContain("since block 12");
    expect(returns.getByRole("img").getAttribute("aria-label")).toContain("Share price");
    expect(returns.getAllByRole("row", { hidden: true })).toHaveLength(3);
  });

  it("mark what goes wrong at this block, and what is closed for it", () => {
    show();
    expect(note("When things go wrong").queryByText("now")).toBeNull();
    // Redeeming, the market, and leaving sAID, which nothing closes.
    expect(note("How one leaves").getAllByText("open")).toHaveLength(3);
    expect(note("How one leaves").getByRole("link", { name: "Swap AID" }).getAttribute("href")).toBe("/mint?tab=swap");
    cleanup();
    show({ view: protocolView({ minting: { usdcPaused: true } }) });
    expect(note("How one leaves").getAllByText("closed now")).toHaveLength(2);
    expect(note("How one leaves").getAllByText("open")).toHaveLength(1);
    cleanup();
    show({ view: protocolView({ minting: { treasuryFrozen: true }, feed: { answer: 99_000_000n } }) });
    expect(note("When things go wrong").getAllByText("now")).toHaveLength(2);
    expect(note("How one leaves").getAllByText("closed now")).toHaveLength(1);
    expect(note("Where to start").getAllByText("closed now")).toHaveLength(2);
  });

  it("lead each role to its risks", () => {
    show();
    const links = note("Who bears which risk").getAllByRole("link").map((link) => link.getAttribute("href"));
    expect(links).toEqual(["/risks#depositor", "/risks#staker", "/risks#redeemer", "/risks#junior", "/risks#operator", "/risks"]);
  });

  it("keep what is promised, without a figure, while the chain cannot be read", () => {
    render(
      <NextIntlClientProvider locale="en" messages={english} timeZone="UTC">
        <Notes known={undefined} />
      </NextIntlClientProvider>,
    );
    expect(screen.getAllByRole("heading", { level: 2 })).toHaveLength(5);
    expect(screen.queryByText(/USDC can be/)).toBeNull();
    expect(screen.queryByText("open")).toBeNull();
  });
});
