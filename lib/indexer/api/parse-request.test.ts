import { describe, expect, it } from "vitest";
import { endpoints } from "./endpoints";
import { parseRequest } from "./parse-request";
import { Refusal } from "./refusal";

const parse = (endpoint: Parameters<typeof parseRequest>[0], search: string, params: Record<string, string> = {}, accept?: string) =>
  parseRequest(endpoint, { params, search: new URLSearchParams(search), accept });

/** What somebody who asks that is told. */
async function refusal(act: () => unknown): Promise<{ status: number; field?: string; message: string }> {
  try {
    act();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const response = error.toResponse();
    const { error: told } = (await response.json()) as { error: { field?: string; message: string } };
    return { status: response.status, ...(told.field !== undefined && { field: told.field }), message: told.message };
  }
  throw new Error("It was not refused.");
}

describe("what a request says", () => {
  it("is what was asked, and what is usual for the rest", () => {
    const { query } = parse(endpoints.deals, "kind=debt&limit=5&state=");
    expect(query).toEqual({ kind: "debt", limit: 5, sort: "number", order: "desc" });
  });

  it("reads moments as unix seconds and as dates in UTC", () => {
    const { query } = parse(endpoints.sharePriceHistory, "from=2026-01-01&to=1767312000&resolution=hour");
    expect(query).toMatchObject({ from: 1_767_225_600, to: 1_767_312_000, resolution: "hour" });
  });

  it("takes an address in lower case or with its checksum", () => {
    const checksummed = "0x52908400098527886E0F7030069857D2E4169EE7";
    for (const address of [checksummed, checksummed.toLowerCase()]) expect(parse(endpoints.account, "", { address }).params).toEqual({ address: checksummed });
  });

  it.each([
    ["limit=0", "limit", "“limit” must be a whole number from 1 to 1000."],
    ["limit=1.5", "limit", "“limit” must be a whole number from 1 to 1000."],
    ["kind=loan", "kind", "“kind” must be debt, revenue-share or hybrid."],
    ["borrower=0x12", "borrower", "“borrower” must be an address: 0x and 40 hexadecimal digits, in lower case or with the right checksum."],
    ["borrower=0x52908400098527886E0F7030069857D2E4169Ee7", "borrower", "“borrower” must be an address: 0x and 40 hexadecimal digits, in lower case or with the right checksum."],
    ["limt=5", "limt", "“limt” is no parameter of this request; it takes state, kind, borrower, sort, order, limit, cursor, format."],
    ["limit=5&limit=6", "limit", "“limit” is given twice."],
    [`cursor=${"x".repeat(401)}`, "cursor", "“cursor” must be the `next` of an answer to the same request."],
    [`cursor=${"x".repeat(601)}`, "cursor", "“cursor” is longer than 600 characters."],
    ["__proto__=1", "__proto__", "“__proto__” is no parameter of this request; it takes state, kind, borrower, sort, order, limit, cursor, format."],
  ])("is refused with the field and the reason: %s", async (search, field, message) => {
    expect(await refusal(() => parse(endpoints.deals, search))).toEqual({ status: 400, field, message });
  });

  it("refuses days that do not exist, and a path that cannot be a number", async () => {
    expect(await refusal(() => parse(endpoints.supplyHistory, "from=2026-02-30"))).toMatchObject({ status: 400, field: "from" });
    expect(await refusal(() => parse(endpoints.deal, "", { id: "1e3" }))).toMatchObject({ status: 400, field: "id", message: "“id” must be the number of a deal, a whole number from 1 on." });
  });

  it("refuses a flood of parameters", async () => {
    expect((await refusal(() => parse(endpoints.deals, Array.from({ length: 40 }, (_, index) => `a${String(index)}=1`).join("&")))).status).toBe(400);
  });
});

describe("what an answer is written in", () => {
  it("is what the request names, else what it accepts, else JSON", () => {
    expect(parse(endpoints.deals, "format=csv").format).toBe("csv");
    expect(parse(endpoints.deals, "", {}, "text/csv").format).toBe("csv");
    expect(parse(endpoints.deals, "format=json", {}, "text/csv").format).toBe("json");
    expect(parse(endpoints.deals, "", {}, "text/html,application/xhtml+xml,text/csv;q=0.5").format).toBe("json");
    expect(parse(endpoints.summary, "", {}, "text/csv").format).toBe("json");
    expect(parse(endpoints.calendar, "").format).toBe("ics");
  });
});
