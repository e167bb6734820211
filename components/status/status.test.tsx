import { cleanup, render, screen, within } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { afterEach, expect, it } from "vitest";
import { addressesOf } from "@/lib/chain/addresses";
import { protocolView } from "@/lib/queries/testing/views";
import type { ContractCodes } from "@/lib/server/status/contract-codes";
import type { Governance as Rules } from "@/lib/server/status/governance";
import english from "@/messages/en.json";
import portuguese from "@/messages/pt-BR.json";
import ukrainian from "@/messages/uk.json";
import { Contracts } from "./contracts";
import { Governance } from "./governance";
import { Limits } from "./limits";
import { Servers } from "./servers";
import { Summary } from "./summary";

const catalogues = { en: english, "pt-BR": portuguese, uk: ukrainian } as const;
const time = 1_800_000_000;
const block = { number: 60n, timestamp: BigInt(time) };
const { Router, AID, USDC } = addressesOf(31337);

const codes: ContractCodes = {
  block,
  contracts: [
    { name: "AID", address: AID, code: "other" },
    { name: "Router", address: Router, code: "none" },
    { name: "USDC", address: USDC, code: "outside" },
  ],
};

const governance: Rules = {
  block,
  roles: [
    { id: 1n, guardian: 2n, holders: [{ account: AID, delay: 172_800, since: time + 60, next: { delay: 0, from: time + 120 } }] },
    { id: 9n, guardian: 0n, holders: [] },
  ],
  attestors: [USDC],
  operations: [{ id: "0x01", caller: AID, call: "Issuer.unpause()", readyAt: time + 3_600, expiresAt: time + 7_200 }],
  closed: ["Issuer"],
  logs: { since: 12n, complete: false },
};

function show(content: ReactNode, locale: keyof typeof catalogues = "en") {
  render(
    <NextIntlClientProvider locale={locale} messages={catalogues[locale]} timeZone="UTC">
      {content}
    </NextIntlClientProvider>,
  );
}

const row = (name: string) => within(screen.getByRole("row", { name: new RegExp(name) }));

afterEach(cleanup);

it("says that all is in order, or what is not", () => {
  const status = { chainId: 31337, block: null, contracts: {}, healthy: true, reasons: [] };
  show(<Summary status={status} />);
  expect(screen.getByText("Everything is in order.")).toBeTruthy();
  cleanup();
  show(<Summary status={{ ...status, healthy: false, reasons: [{ code: "contract-missing", contracts: ["AID"] }] }} />);
  expect(screen.getByRole("listitem").textContent).toBe("There is no code at the address of: AID.");
});

it("tells code that is not the build's from code that is not there", () => {
  show(<Contracts codes={{ last: codes }} />);
  expect(row("AID").getByText("not what this repository builds")).toBeTruthy();
  expect(row("Router").getByText("none")).toBeTruthy();
  expect(row("USDC").getByText("there, of an outside contract")).toBeTruthy();
  expect(screen.getByText(/^At block 60/).textContent).toBe("At block 60, 15 Jan 2027, 08:00 UTC");
});

it("lists what is scheduled, and who holds what on which terms", () => {
  show(<Governance governance={{ last: governance }} />);
  expect(row("Issuer.unpause").getByText("15 Jan 2027, 09:00 UTC")).toBeTruthy();
  const terms = row("governor").getByRole("listitem").textContent;
  expect(terms).toContain("waits 2 days, holds it from 15 Jan 2027, 08:01 UTC; acts at once from 15 Jan 2027, 08:02 UTC");
  expect(row("role 9").getByText("nobody")).toBeTruthy();
  expect(screen.getAllByText(/^Events before block 12 have not been searched yet/)).toHaveLength(3);
});

it("names the attestors, or says that there is none", () => {
  show(<Governance governance={{ last: governance }} />);
  expect(screen.getByRole("region", { name: "Attestors" }).textContent).toContain(USDC.slice(0, 6));
  cleanup();
  show(<Governance governance={{ last: { ...governance, attestors: [] } }} />);
  expect(screen.getByText("Nobody: no account can be verified now.")).toBeTruthy();
});

it("says that nothing is scheduled", () => {
  show(<Governance governance={{ last: { ...governance, operations: [], attestors: [], logs: { since: 0n, complete: true } } }} />);
  expect(screen.getByText("Nothing is scheduled.")).toBeTruthy();
  expect(screen.queryByText(/^Events before/)).toBeNull();
});

it("shows caps with what is left, pauses, and the feed against its limits", () => {
  const view = protocolView();
  const paused = { ...view, minting: { ...view.minting, paused: true, dayLeft: 250_000n * 1_000_000n } };
  show(<Limits protocol={{ last: paused }} governance={{ last: governance }} />);
  expect(screen.getByText("250,000.00 of 10,000,000.00 USDC")).toBeTruthy();
  expect(screen.getByText("paused")).toBeTruthy();
  expect(screen.getByText("Closed to every role").parentElement?.textContent).toContain("Issuer");
  expect(screen.getByText("1.0000 USD")).toBeTruthy();
  expect(screen.getByText("minting closes below 0.9950 USD")).toBeTruthy();
  expect(screen.getByText("1 minute")).toBeTruthy();
  expect(screen.getByText(/^minting closes after 26 hours|^minting closes after 1 day 2 hours/)).toBeTruthy();
});

it("keeps the last figures with their block, and says since when they are old", () => {
  show(<Limits protocol={{ last: protocolView(), failingSince: time + 300 }} governance={{}} />);
  expect(screen.getAllByText(/^Cannot be read since/)[0]?.textContent).toBe(
    "Cannot be read since 15 Jan 2027, 08:05 UTC. Shown is what was read last, at block 60, 15 Jan 2027, 08:00 UTC.",
  );
  expect(screen.getByText("1,000,000.00 of 1,000,000.00 USDC")).toBeTruthy();
});

it("says what was never read, and nothing where nothing was looked for", () => {
  show(<Contracts codes={{ failingSince: time }} />);
  expect(screen.getByText(/^Cannot be read since/).textContent).toContain("this server has not read it before");
  cleanup();
  show(<Contracts codes={{}} />);
  expect(screen.queryByRole("heading")).toBeNull();
});

it("tells how each server stands, by number", () => {
  show(<Servers servers={[{ state: "answers", head: 1_234n }, { state: "wrong-chain", head: undefined }]} />);
  expect(row("^1").getByText("1,234")).toBeTruthy();
  expect(row("^2").getByText("serves another chain")).toBeTruthy();
});

it.each(["pt-BR", "uk"] as const)("says all of it in %s", (locale) => {
  show(
    <>
      <Contracts codes={{ last: codes, failingSince: time }} />
      <Governance governance={{ last: governance }} />
      <Limits protocol={{ last: protocolView() }} governance={{ last: governance }} />
      <Servers servers={[{ state: "resting", head: 5n }]} />
    </>,
    locale,
  );
  const text = document.body.textContent;
  expect(text).not.toMatch(/statusPage|[{}]|At block|Cannot/);
  expect(text).toContain("2027");
});
