import { cleanup, render, screen, within } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { afterEach, expect, it } from "vitest";
import { addressesOf } from "@/lib/chain/addresses";
import { deployedTerms, publicRole } from "@/lib/chain/roles";
import { protocolView } from "@/lib/queries/testing/views";
import type { ContractCodes } from "@/lib/server/status/contract-codes";
import type { Governance as Rules } from "@/lib/server/status/governance";
import english from "@/messages/en.json";
import portuguese from "@/messages/pt-BR.json";
import ukrainian from "@/messages/uk.json";
import { Contracts } from "./contracts";
import { Governance } from "./governance";
import { Lending } from "./lending";
import { Limits } from "./limits";
import { Queue } from "./queue";
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
    { id: 0n, guardian: 0n, admin: 0n, grantDelay: 0, deployed: deployedTerms(0n), holders: [] },
    {
      ...{ id: 1n, guardian: 2n, admin: 0n, grantDelay: 432_000, deployed: deployedTerms(1n) },
      holders: [{ account: AID, delay: 172_800, since: time + 60, next: { delay: 0, from: time + 120 } }],
    },
    { id: 9n, guardian: 0n, admin: 0n, grantDelay: 0, deployed: deployedTerms(9n), holders: [] },
  ],
  rosters: { attestors: [USDC], appraisers: [AID, USDC], bailees: [USDC], attestingBailees: [], auditors: [AID], custodians: [] },
  operations: [{ id: "0x01", caller: AID, call: { text: "Issuer.unpause()", measured: [] }, readyAt: time + 3_600, expiresAt: time + 7_200 }],
  rules: {
    functions: [
      { contract: "Issuer", name: "setCaps", role: 1n, specified: 1n },
      { contract: "Issuer", name: "pause", role: 1n, specified: 2n },
      { contract: "Treasury", name: "invest", role: publicRole, specified: 3n },
    ],
    targets: [
      { contract: "Issuer", closed: true, adminDelay: 0, elsewhere: false },
      { contract: "Identity", closed: false, adminDelay: 259_200, elsewhere: true },
      { contract: "Treasury", closed: false, adminDelay: 0, elsewhere: false },
    ],
  },
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
  const findings = { reasons: [], unread: [], failingServers: 0, inOrder: true };
  show(<Summary findings={findings} servers={2} />);
  expect(screen.getByText("Everything is in order.")).toBeTruthy();
  cleanup();
  const reasons = [{ code: "contract-missing", contracts: ["AID"] }, { code: "function-public", functions: ["Issuer.pause"] }] as const;
  show(<Summary findings={{ ...findings, inOrder: false, reasons }} servers={2} />);
  expect(screen.getByText("Not everything is in order")).toBeTruthy();
  expect(screen.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual([
    "There is no code at the address of: AID.",
    "Anybody may call what only a role should: Issuer.pause.",
  ]);
});

it("does not speak of everything while a part of the page is not known", () => {
  const findings = { reasons: [], unread: ["codes", "governance"], searchedSince: 12n, failingServers: 1, inOrder: false } as const;
  show(<Summary findings={findings} servers={2} />);
  expect(screen.queryByText("Everything is in order.")).toBeNull();
  expect(screen.getByText("Nothing wrong was found in what could be read")).toBeTruthy();
  expect(screen.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual([
    "Could not be read just now: Contracts, Scheduled operations, Roles, Attestors, Who vouches for titles and books.",
    "Events before block 12 have not been searched yet; this page goes on by itself.",
    "Servers of the chain that fail, lag behind or serve another chain: 1 of 2.",
  ]);
});

it("tells code that is not the build's from code that is not there", () => {
  show(<Contracts codes={{ last: codes }} />);
  expect(row("AID").getByText("not what this repository builds")).toBeTruthy();
  expect(row("Router").getByText("none")).toBeTruthy();
  expect(row("USDC").getByText("there, of an outside contract")).toBeTruthy();
  expect(screen.getByText(/^At block 60/).textContent).toBe("At block 60, 15 Jan 2027, 08:00 UTC");
});

const lending = {
  ...{ block, paused: false, proposed: 16n, open: 12, mostOpen: 128n, lent: 180_000_000_000n },
  ...{ concentrationBps: 2_500n, mostWithOne: 225_000_000_000n, reserveBps: 100n },
} as const;

it.each([
  ["en", "12 of at most 128", "225,000.00 USDC", "25% of what sAID stands for", "paused"],
  ["pt-BR", "12 de no máximo 128", "225.000,00 USDC", "25% do que o sAID representa", "pausadas"],
  ["uk", "12, щонайбільше 128", "225 000,00 USDC", "25% того, що стоїть за sAID", "призупинено"],
] as const)("says in %s what bounds lending, and when new deals are stopped", (locale, positions, most, share, paused) => {
  show(<Lending lending={{ last: lending }} />, locale);
  for (const text of [positions, most, share]) expect(screen.getByText(text)).toBeTruthy();
  expect(screen.queryByText(paused)).toBeNull();
  cleanup();
  show(<Lending lending={{ last: { ...lending, paused: true } }} />, locale);
  expect(screen.getByText(paused)).toBeTruthy();
});

it("lists what is scheduled, and who holds what on which terms", () => {
  show(<Governance governance={{ last: governance }} />);
  expect(row("Issuer.unpause").getByText("15 Jan 2027, 09:00 UTC")).toBeTruthy();
  expect(row("^governor").getByText(/^waits 2 days/).textContent).toBe(
    "waits 2 days, holds it from 15 Jan 2027, 08:01 UTC; acts at once from 15 Jan 2027, 08:02 UTC",
  );
  expect(row("role 9").getByText("nobody")).toBeTruthy();
  expect(screen.getAllByText(/^Events before block 12 have not been searched yet/)).toHaveLength(4);
});

it("says what each role may do, and marks what the deployment gives to another", () => {
  show(<Governance governance={{ last: governance }} />);
  const functionsOf = (name: string) => row(name).getAllByRole("listitem").map(({ textContent }) => textContent.trim());
  expect(functionsOf("^governor").slice(0, 2)).toEqual(["Issuer.setCaps", "Issuer.pause at deployment: guardian"]);
  expect(functionsOf("^anybody")).toEqual(["Treasury.invest at deployment: treasurer"]);
  expect(row("^admin").getByText(/^give and take the roles, say which/)).toBeTruthy();
  expect(row("^role 9").getByText("nothing")).toBeTruthy();
});

it("says who gives a role and how long that takes", () => {
  show(<Governance governance={{ last: governance }} />);
  expect(row("^governor").getByText(/^admin, held 5 days later/)).toBeTruthy();
  expect(row("^role 9").getByText("admin, held at once")).toBeTruthy();
});

it("marks in words what of a role is not as it was deployed, and nothing else", () => {
  const holder = { account: AID, delay: 172_800, since: time };
  const governor = { id: 1n, guardian: 2n, admin: 0n, grantDelay: 0, deployed: deployedTerms(1n), holders: [holder] };
  const marks = (...roles: Rules["roles"]) => {
    cleanup();
    show(<Governance governance={{ last: { ...governance, roles, rules: { ...governance.rules, functions: [] } } }} />);
    return screen.queryAllByText(/^at deployment/).map(({ textContent }) => textContent);
  };
  expect(marks(governor)).toEqual([]);
  expect(marks({ ...governor, guardian: 0n })).toEqual(["at deployment: guardian"]);
  expect(marks({ ...governor, admin: 2n })).toEqual(["at deployment: admin, held at once"]);
  expect(marks({ ...governor, grantDelay: 60 })).toEqual(["at deployment: admin, held at once"]);
  expect(marks({ ...governor, holders: [holder, { ...holder, account: USDC, delay: 0 }] })).toEqual(["at deployment: waits 2 days"]);
  expect(row("^governor").getAllByRole("listitem").map(({ textContent }) => /at deployment/.test(textContent))).toEqual([false, true]);
  expect(marks({ ...governor, holders: [{ ...holder, next: { delay: 0, from: time + 60 } }] })).toEqual(["at deployment: waits 2 days"]);
  // There is nothing to compare a role with that the deployment does not make.
  expect(marks({ ...governor, id: 9n, deployed: deployedTerms(9n), guardian: 7n, grantDelay: 60 })).toEqual([]);
});

it.each([
  ["pt-BR", "na implantação: guardião"],
  ["uk", "за розгортанням: охоронець"],
] as const)("marks it in %s", (locale, mark) => {
  const governor = { id: 1n, guardian: 0n, admin: 0n, grantDelay: 0, deployed: deployedTerms(1n), holders: [] };
  show(<Governance governance={{ last: { ...governance, roles: [governor], rules: { ...governance.rules, functions: [] } } }} />, locale);
  expect(screen.getByText(mark)).toBeTruthy();
});

it("lists nobody as anybody while every function asks for a role", () => {
  const functions = governance.rules.functions.filter(({ role }) => role !== publicRole);
  show(<Governance governance={{ last: { ...governance, rules: { ...governance.rules, functions } } }} />);
  expect(screen.queryByRole("row", { name: /^anybody/ })).toBeNull();
});

it("tells which contracts are closed, which ask another manager, and how long changes wait", () => {
  show(<Governance governance={{ last: governance }} />);
  expect(row("^Issuer closed").getByText("no wait of its own")).toBeTruthy();
  expect(row("^Identity asks another access manager").getByText("3 days")).toBeTruthy();
  expect(row("^Treasury open to the roles")).toBeTruthy();
});

it("writes the arguments of a scheduled call with their units, beside the raw ones", () => {
  const measured = [
    { name: "usdc", value: 5_000_500_000n, unit: "usdc" },
    { name: "aid", value: 1_500_000_000_000_000_000n, unit: "aid" },
    { name: "dayCap", value: 10_000_000n, unit: "usdcWhole" },
    { name: "bps", value: 850n, unit: "bps" },
    { name: "executionDelay", value: 172_800n, unit: "seconds" },
    { name: "roleId", value: 2n, unit: "role" },
  ] as const;
  const operations = [{ id: "0x01", caller: AID, call: { text: "Some.call(5000500000)", measured }, readyAt: time, expiresAt: time + 60 }] as const;
  show(<Governance governance={{ last: { ...governance, operations } }} />);
  expect(row("^Some.call").getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual([
    "usdc = 5,000.5 USDC",
    "aid = 1.5 AID",
    "dayCap = 10,000,000 USDC",
    "bps = 8.5%",
    "executionDelay = 2 days",
    "roleId = guardian",
  ]);
});

it("names the attestors, or says that there is none", () => {
  show(<Governance governance={{ last: governance }} />);
  expect(screen.getByRole("region", { name: "Attestors" }).textContent).toContain(USDC.slice(0, 6));
  cleanup();
  show(<Governance governance={{ last: { ...governance, rosters: { ...governance.rosters, attestors: [] } } }} />);
  expect(screen.getByText("Nobody: no account can be verified now.")).toBeTruthy();
});

it("names whose word the credit side takes, and says what an empty list means", () => {
  show(<Governance governance={{ last: governance }} />);
  const region = screen.getByRole("region", { name: "Who vouches for titles and books" });
  const shown = within(region).getAllByRole("term").map((term) => [term.textContent, term.nextElementSibling?.textContent]);
  const short = (account: string) => expect.stringContaining(account.slice(0, 6)) as string;
  expect(shown).toEqual([
    ["Appraisers", short(AID)],
    ["Bailees who sign for titles", short(USDC)],
    ["Bailees who attest custody", "Nobody: no custody can be attested, so nothing can be drawn."],
    ["Auditors", short(AID)],
    ["Custodians of T-\u2060bills", "Nobody: no statement about the T-\u2060bills can be made."],
  ]);
});

it("says that nothing is scheduled", () => {
  show(<Governance governance={{ last: { ...governance, operations: [], logs: { since: 0n, complete: true } } }} />);
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

it("tells how each server stands and when it answered last, by number", () => {
  const servers = [
    { state: "answers", head: 1_234n, answeredAt: time },
    { state: "wrong-chain", head: undefined, answeredAt: undefined },
  ] as const;
  show(<Servers servers={servers} />);
  expect(screen.getByText(/^Last answer/, { selector: "p" }).textContent).toBe("Last answer 15 Jan 2027, 08:00 UTC");
  expect(row("^1").getByText("15 Jan 2027, 08:00 UTC")).toBeTruthy();
  expect(row("^2").getByText("never")).toBeTruthy();
  expect(row("^1").getByText("1,234")).toBeTruthy();
  expect(row("^2").getByText("serves another chain")).toBeTruthy();
});

it("says that no server has answered", () => {
  show(<Servers servers={[{ state: "failed", head: undefined, answeredAt: undefined }]} />);
  expect(screen.getByText("None has answered since this server started.")).toBeTruthy();
});

it.each(["pt-BR", "uk"] as const)("says all of it in %s", (locale) => {
  show(
    <>
      <Contracts codes={{ last: codes, failingSince: time }} />
      <Governance governance={{ last: governance }} />
      <Limits protocol={{ last: protocolView() }} governance={{ last: governance }} />
      <Servers servers={[{ state: "failed", head: 5n, answeredAt: time }]} />
      <Summary
        findings={{ reasons: [{ code: "code-other", contracts: ["AID"] }], unread: ["protocol"], failingServers: 1, inOrder: false }}
        servers={1}
      />
    </>,
    locale,
  );
  const text = document.body.textContent;
  expect(text).not.toMatch(/statusPage|[{}]|At block|Cannot/);
  expect(text).toContain("2027");
});

it("tells of the queue who is first, what is due and what is left after it", () => {
  const protocol = protocolView();
  const exits = { ...protocol.exits, head: 4n, next: 7n, unservedAssets: 90n * 10n ** 18n, freeAfterQueue: -(5n * 10n ** 18n) };
  show(<Queue protocol={{ last: { ...protocol, exits } }} due={{ shares: 1n, assets: 80n * 10n ** 18n }} />);
  expect(screen.getByRole("link", { name: "Ticket 4" }).getAttribute("href")).toBe("/tickets/4");
  for (const text of ["3 tickets", "90.00", "80.00", "−5.00"]) expect(screen.getByText(text)).toBeDefined();
  cleanup();
  show(<Queue protocol={{ last: protocol }} due={null} />);
  expect(screen.getByText("Nobody waits")).toBeDefined();
});
