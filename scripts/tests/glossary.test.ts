import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as abis from "../../abis";
import * as credit from "../../abis/credit";

const text = readFileSync(new URL("../../docs/glossary.md", import.meta.url), "utf8");
const rows = text
  .split("\n")
  .filter((line) => line.startsWith("| ") && !line.startsWith("| term "))
  .map((line) => line.slice(1, -1).split("|").map((cell) => cell.trim()));

const contracts: Readonly<Record<string, readonly { readonly type: string; readonly name?: string }[]>> = {
  AccessManager: abis.accessManagerAbi,
  AID: abis.aidAbi,
  ExitTicket: abis.exitTicketAbi,
  Identity: abis.identityAbi,
  Issuer: abis.issuerAbi,
  Lens: abis.lensAbi,
  StakedAID: abis.stakedAidAbi,
  Treasury: abis.treasuryAbi,
  USDC: abis.usdcAbi,
  Appraisals: credit.appraisalsAbi,
  Attestations: credit.attestationsAbi,
  CollateralAuction: credit.collateralAuctionAbi,
  Deal: credit.dealAbi,
  DealFactory: credit.dealFactoryAbi,
  GpuTitle: credit.gpuTitleAbi,
  JuniorToken: credit.juniorTokenAbi,
  SeniorPositions: credit.seniorPositionsAbi,
  Telemetry: credit.telemetryAbi,
};

describe("docs/glossary.md", () => {
  it("says of each term what it means, its unit, where it is, and the words of two languages", () => {
    expect(rows.length).toBeGreaterThan(60);
    expect(rows.filter((cells) => cells.length !== 6 || cells.some((cell) => cell === ""))).toEqual([]);
  });

  it("has each term once, in every language", () => {
    for (const column of [0, 4, 5]) {
      const words = rows.map((cells) => cells[column] ?? "");
      expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
    }
  });

  it("names only what the contracts have", () => {
    const named = [...text.matchAll(/`([A-Z]\w+)\.(\w+)`/g)].map(([, contract, member]) => [contract ?? "", member ?? ""] as const);
    const unknown = named.filter(([contract, member]) => !contracts[contract]?.some(({ type, name }) => name === member && /^(function|event)$/.test(type)));
    expect(named.length).toBeGreaterThan(30);
    expect(unknown).toEqual([]);
  });
});
