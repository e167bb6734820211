import { describe, expect, it } from "vitest";
import { startOfDay } from "../../finance/credit";
import { createRecordReader, proposedRecord, recordFromText, recordToText } from "./deal-record";
import type { TermsTold } from "./logs";

const address = "0x52908400098527886E0F7030069857D2E4169EE7";
const hash = `0x${"11".repeat(32)}` as const;
const terms: TermsTold = {
  ...{ borrower: address, servicer: address, titleId: 1n, principal: 100_000_000n, junior: 20_000_000n, minJunior: 0n, balloon: 0n, minInsurance: 0n },
  ...{ rateBps: 1_000, seniorRateBps: 800, revenueShareBps: 0, lateMarginBps: 200, originationFeeBps: 100, servicingFeeBps: 50, drawLtvBps: 7_000, breachLtvBps: 8_500 },
  ...{ months: 12, graceDays: 10, amortisation: 1, juniorProRata: false, firstDueDay: 20_500, raiseDeadline: 1, drawDeadline: Number(startOfDay(20_400n)) },
  ...{ contractedRevenue: 0n, contractExpiry: 0, counterpartyClass: 2, contractHash: hash, documents: hash },
};

describe("the record of a deal", () => {
  const record = proposedRecord(terms);

  it("is the same read back from its text, with numbers of any size", () => {
    expect(recordFromText(recordToText(record))).toEqual(record);
  });

  it("is read once while its text stays the same, of the deals that were read last", () => {
    const read = createRecordReader(2);
    const [text, other] = [recordToText(record), recordToText({ ...record, isSelling: true })];
    const first = read("0x01", text);
    expect(read("0x01", recordToText(record))).toBe(first);
    expect(read("0x01", other).isSelling).toBe(true);
    expect(read("0x01", text)).not.toBe(first);
    const last = read("0x01", text);
    read("0x02", text);
    expect(read("0x01", text)).toBe(last);
    read("0x03", text);
    expect(read("0x01", text)).not.toBe(last);
  });
});
