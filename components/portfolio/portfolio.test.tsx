import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { maxUint256 } from "viem";
import { afterEach, describe, expect, it, vi } from "vitest";
import { addressesOf } from "@/lib/chain/addresses";
import type { Entry } from "@/lib/portfolio";
import { addressOf, hashOf } from "@/lib/portfolio/testing/events";
import { createQueryClient } from "@/lib/queries";
import { accountView, protocolView, ticketView } from "@/lib/queries/testing/views";
import english from "@/messages/en.json";
import { ActivityEntry } from "./activity-entry";
import { ActivityList } from "./activity-list";
import { Allowances } from "./allowances";
import { Balances } from "./balances";
import { Lookup } from "./lookup";
import { PortfolioScreen, type Viewed } from "./portfolio-screen";
import { StaleAccount } from "./stale-account";
import { Vesting } from "./vesting";

// A chain that does not answer.
const silence = vi.hoisted(() => vi.fn(() => new Promise<never>(() => undefined)));
vi.mock("@/lib/chain/browser", () => ({ readProtocol: silence, readAccount: silence, readTickets: silence, readSwapAllowances: silence, lookNewest: silence }));

const aid = 10n ** 18n;
const live = { status: "live" } as const;
const unused = { USDC: 0n, AID: 0n };
const allowing = { ...accountView(), usdcToIssuer: 40_000_000n, aidToRouter: maxUint256 };

function show(content: ReactNode) {
  render(
    <QueryClientProvider client={createQueryClient()}>
      <NextIntlClientProvider locale="en" messages={english} timeZone="UTC">
        {content}
      </NextIntlClientProvider>
    </QueryClientProvider>,
  );
}

afterEach(cleanup);

describe("what an account holds", () => {
  it("names what sAID is worth at the share price, and on leaving only where that is less", () => {
    const protocol = protocolView();
    const view = { ...accountView(), shares: 100n * aid, stakedAssets: 104n * aid };
    const priced = { ...protocol, staking: { ...protocol.staking, entryPrice: (104n * aid) / 100n, exitPrice: (104n * aid) / 100n } };
    show(<Balances view={view} tickets={undefined} protocol={priced} />);
    expect(screen.getByText("Worth 104.00 AID at 1.0400 AID each")).toBeDefined();
    expect(screen.queryByText(/Leaving would pay/)).toBeNull();
    cleanup();
    show(<Balances view={view} tickets={undefined} protocol={{ ...priced, staking: { ...priced.staking, exitPrice: aid } }} />);
    expect(screen.getByText("Leaving would pay 100.00 AID: known losses are not recognised yet.")).toBeDefined();
  });
});

describe("shares out of the queue that were not taken back", () => {
  const protocol = protocolView();
  const staking = { ...protocol.staking, totalAssets: 1_040n * aid + 1n, shares: 1_000n * aid, entryPrice: (104n * aid) / 100n, exitPrice: aid };
  const tickets = [ticketView({ cancelledShares: 30n * aid, claimableShares: 5n * aid, claimableAssets: 5n * aid }), ticketView({ cancelledShares: 20n * aid }), ticketView({ pending: aid, pendingAssets: aid })];
  const inTickets = () => screen.getByText("In exit tickets").closest("div")?.textContent;

  it("are counted in what stands in tickets, and valued as the other sAID is", () => {
    show(<Balances view={{ ...accountView(), tickets: 3n }} tickets={tickets} protocol={{ ...protocol, staking }} />);
    expect(inTickets()).toBe(
      "In exit tickets58.00AID3 tickets, at today’s exit price; 5.00 AID of it can be claimed50.00 sAID of it are out of the queue and can be taken back. " +
        "Worth 52.00 AID at 1.0400 AID eachLeaving would pay 50.00 AID: known losses are not recognised yet.",
    );
  });

  it("leave no sum that misses them where their price is not known", () => {
    show(<Balances view={{ ...accountView(), tickets: 3n }} tickets={tickets} protocol={undefined} />);
    expect(inTickets()).toMatch(/^In exit ticketsreading3 tickets/);
    cleanup();
    show(<Balances view={{ ...accountView(), tickets: 1n }} tickets={tickets.slice(2)} protocol={undefined} />);
    expect(inTickets()).toMatch(/^In exit tickets1\.00AID1 ticket/);
  });

  it("are not spoken of where there are none", () => {
    show(<Balances view={{ ...accountView(), tickets: 1n }} tickets={tickets.slice(2)} protocol={protocol} />);
    expect(inTickets()).toBe("In exit tickets1.00AID1 ticket, at today’s exit price; 0.00 AID of it can be claimed");
  });
});

it("counts what stands in exit tickets, and what of it can be claimed", () => {
  const view = { ...accountView(), tickets: 2n, claimableAssets: 30n * aid };
  const tickets = [ticketView({ claimableShares: 20n * aid, claimableAssets: 30n * aid }), ticketView({ pending: 10n * aid, pendingAssets: 12n * aid })];
  show(<Balances view={view} tickets={tickets} protocol={protocolView()} />);
  expect(screen.getByText("42.00")).toBeDefined();
  expect(screen.getByText("2 tickets, at today’s exit price; 30.00 AID of it can be claimed")).toBeDefined();
  cleanup();
  show(<Balances view={{ ...view, tickets: 1_000n }} tickets={tickets} protocol={protocolView()} />);
  expect(screen.getByText("The first 2 of 1,000 tickets, at today’s exit price; 30.00 AID of it can be claimed")).toBeDefined();
});

it("tells of which block the figures of an account are that cannot be read again", () => {
  show(<StaleAccount block={{ number: 900n, timestamp: 1_000 }} now={1_300n} />);
  expect(screen.getByText("This account could not be read again. Its figures are those of block 900, 5 minutes ago.")).toBeDefined();
});

describe("what vests", () => {
  it("tells the whole, the account's part and the end", () => {
    const protocol = protocolView();
    const start = protocol.timestamp;
    const staking = { ...protocol.staking, vestingAmount: 70n * aid, vestingStart: start, vestingEnd: start + 700n };
    show(<Vesting protocol={{ ...protocol, staking }} shares={protocol.staking.shares / 2n} now={start + 350n} />);
    expect(screen.getByText("35.00")).toBeDefined();
    expect(screen.getByText("17.50")).toBeDefined();
    expect(screen.getByText("15 Jan 2027, 08:11 UTC")).toBeDefined();
  });

  it("tells what is not booked yet, and that nothing vests", () => {
    const protocol = protocolView();
    show(<Vesting protocol={{ ...protocol, reserves: { ...protocol.reserves, pendingYield: (3n * aid) / 2n } }} shares={0n} now={0n} />);
    expect(screen.getByText("No rewards are vesting now.")).toBeDefined();
    expect(screen.getByText("1.50").closest("dd")?.textContent).toBe("1.50 AID");
  });
});

describe("what contracts may take", () => {
  it("offers its owner to revoke each, and says what has no limit", () => {
    show(<Allowances view={allowing} swap={unused} own connection="ready" chain={live} />);
    expect(screen.getByText("40.00")).toBeDefined();
    expect(screen.getByText("Without limit")).toBeDefined();
    expect(screen.getAllByRole("button").map((button) => button.getAttribute("aria-label"))).toEqual([
      "Revoke USDC for the Issuer",
      "Revoke AID for the Router",
    ]);
  });

  it.each([
    ["to somebody else", false, "ready"],
    ["on another network", true, "wrong-network"],
  ] as const)("offers no revoking %s", (_whom, own, connection) => {
    show(<Allowances view={allowing} swap={unused} own={own} connection={connection} chain={live} />);
    expect(screen.getByText("40.00")).toBeDefined();
    expect(screen.queryByRole("button", { name: /^Revoke/ })).toBeNull();
  });

  it.each([
    ["unreachable", "The chain does not answer"],
    ["unreadable", "AID’s figures cannot be read from the chain"],
    ["offline", "This site cannot be reached"],
  ] as const)("says on each button why nothing can be revoked while the chain is %s", (status, reason) => {
    show(<Allowances view={allowing} swap={unused} own connection="ready" chain={{ status }} />);
    expect(screen.getByText("40.00")).toBeDefined();
    const buttons = screen.getAllByRole("button", { name: reason });
    expect(buttons.map((button) => button.getAttribute("aria-disabled"))).toEqual(["true", "true"]);
    expect(screen.queryByRole("button", { name: /^Revoke/ })).toBeNull();
  });

  it("offers to revoke what was approved for a swap that was not made", () => {
    show(<Allowances view={accountView()} swap={{ USDC: 25_000_000n, AID: 0n }} own connection="ready" chain={live} />);
    expect(screen.getByText("25.00").closest("dd")?.previousElementSibling?.textContent).toBe("USDC by Uniswap’s router");
    expect(screen.getAllByRole("button").map((button) => button.getAttribute("aria-label"))).toEqual(["Revoke USDC for Uniswap’s router"]);
    expect(screen.getByText(/AID by the Router, USDC by Uniswap’s router, and AID by Uniswap’s router\./)).toBeDefined();
  });

  it("does not say that nothing is allowed before what a swap left has been read", () => {
    show(<Allowances view={accountView()} swap={undefined} own connection="ready" chain={live} />);
    expect(screen.getByText("Reading what is allowed.")).toBeDefined();
    expect(screen.queryByText(/^Nothing is allowed/)).toBeNull();
    cleanup();
    show(<Allowances view={allowing} swap={undefined} own connection="ready" chain={live} />);
    expect(screen.getByText("40.00")).toBeDefined();
  });

  it("says that nothing is allowed", () => {
    show(<Allowances view={accountView()} swap={unused} own connection="ready" chain={live} />);
    expect(screen.getByText(/^Nothing is allowed/)).toBeDefined();
  });
});

describe("a line of the activity", () => {
  const entry: Entry = { hash: hashOf(1), block: 5n, timestamp: 1_795_788_300, titles: ["minted", "staked"], changes: [], allowances: [], tickets: [], operators: [] };
  const { Router } = addressesOf(31337);

  it("tells what, when and how much, with a sign", () => {
    show(<ActivityEntry entry={{ ...entry, changes: [{ token: "USDC", raw: -12_345_678n }, { token: "sAID", raw: 5n * aid }] }} />);
    expect(screen.getByText("Mint and Stake")).toBeDefined();
    expect(screen.getByText("27 Nov 2026, 14:05 UTC")).toBeDefined();
    expect(screen.getByText("−12.345678")).toBeDefined();
    expect(screen.getByText("+5.00")).toBeDefined();
  });

  it("names our contracts, and others by their address", () => {
    const allowances = [
      { token: "USDC", spender: Router, raw: 40_000_000n },
      { token: "AID", spender: Router, raw: 0n },
      { token: "AID", spender: addressOf(7), raw: maxUint256 },
    ] as const;
    show(<ActivityEntry entry={{ ...entry, titles: ["allowed"], allowances }} />);
    expect(screen.getByText("The Router may take 40 USDC")).toBeDefined();
    expect(screen.getByText("The Router may take no AID any more")).toBeDefined();
    expect(screen.getByText("0x0000…0007 may take AID without limit")).toBeDefined();
  });
});

describe("what could not be read", () => {
  const viewed: Viewed = { account: addressOf(9), view: undefined, problem: undefined, tickets: undefined, swap: undefined, activity: undefined };
  const noFigures = "No figures";

  it("is said once while the chain cannot be read at all, and nothing is said to be read", () => {
    show(<PortfolioScreen figures={{ health: { status: "unreachable" } }} viewed={viewed} />);
    expect(screen.getAllByText(noFigures)).toHaveLength(1);
    expect(screen.queryByText(/^Reading/)).toBeNull();
  });

  it("is said of the account alone where the protocol was read", () => {
    show(<PortfolioScreen figures={{ view: protocolView(), health: { status: "live" } }} viewed={{ ...viewed, problem: "unreachable" }} />);
    expect(screen.getAllByText(noFigures)).toHaveLength(1);
    expect(screen.getByText(/^The activity could not be read/)).toBeDefined();
    expect(screen.queryByText(/^Reading/)).toBeNull();
  });

  it("leaves the last figures of the account where the server had some, with their block", () => {
    const view = { ...allowing, blockNumber: 900n };
    show(<PortfolioScreen figures={{ view: protocolView(), health: { status: "unreachable" } }} viewed={{ ...viewed, view, problem: "unreachable" }} />);
    expect(screen.getByText(/^This account could not be read again\. Its figures are those of block 900, /)).toBeDefined();
    expect(screen.getByText("40.00")).toBeDefined();
    expect(screen.queryByText(noFigures)).toBeNull();
  });

  it("is waited for where nobody has tried yet", () => {
    show(<ActivityList account={addressOf(9)} initial={undefined} missed={false} />);
    expect(screen.getByText("Reading the chain.")).toBeDefined();
  });
});

describe("the address field", () => {
  it("keeps what is no address, and says in one sentence what is wrong", () => {
    show(<Lookup input={{ status: "bad", problem: "shape", text: "nobody.eth" }} />);
    expect(screen.getByRole("textbox")).toHaveProperty("value", "nobody.eth");
    expect(screen.getByRole("alert").textContent).toBe("This is no address. An address is 0x and 40 digits or letters from a to f.");
  });

  it("is empty and silent at first", () => {
    show(<Lookup input={{ status: "none" }} />);
    expect(screen.getByRole("textbox")).toHaveProperty("value", "");
    expect(screen.queryByRole("alert")).toBeNull();
  });
});
