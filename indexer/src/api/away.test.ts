import { describe, expect, it } from "vitest";
import { Refusal } from "../../../lib/indexer/api/refusal";
import { allRefusingWhileAway, isAway, isWithoutIndex } from "./away";

const error = (message: string, code?: string, cause?: unknown): Error => Object.assign(new Error(message, { cause }), code === undefined ? {} : { code });

describe("a database that is away", () => {
  it.each([
    error("connect ECONNREFUSED 127.0.0.1:5432", "ECONNREFUSED"),
    error("terminating connection due to administrator command", "57P01"),
    error("the database system is starting up", "57P03"),
    error("canceling statement due to statement timeout", "57014"),
    error("sorry, too many clients already", "53300"),
    error("Connection terminated unexpectedly"),
    error("timeout exceeded when trying to connect"),
    error("Failed query: select 1", undefined, error("read ECONNRESET", "ECONNRESET")),
    error('relation "deal" does not exist', "42P01"),
  ])("is told by %s", (failure) => {
    expect(isAway(failure)).toBe(true);
  });

  it.each([error("column x does not exist", "42703"), error("division by zero", "22012"), error("There is no such deal."), "text", undefined])("is not told by %s", (failure) => {
    expect(isAway(failure)).toBe(false);
  });

  it("is not the same as one without the index", () => {
    expect([isWithoutIndex(error("no", "42P01")), isWithoutIndex(error("a", undefined, error("no", "3F000"))), isWithoutIndex(error("no", "ECONNREFUSED"))]).toEqual([true, true, false]);
  });

  it("makes readers refuse with 503 and when to come again, and hides nothing else", async () => {
    const readers = allRefusingWhileAway({ fine: (asked: number) => Promise.resolve(asked + 1), away: () => Promise.reject(error("no", "ECONNREFUSED")), broken: () => Promise.reject(error("a bug")) });
    expect(await readers.fine(1)).toBe(2);
    const refused: unknown = await readers.away().catch((thrown: unknown) => thrown);
    if (!(refused instanceof Refusal)) throw new Error("It was not refused.");
    const response = refused.toResponse();
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "2"]);
    await expect(readers.broken()).rejects.toThrow("a bug");
  });
});
