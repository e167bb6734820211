import { describe, expect, it } from "vitest";
import { createAdmission } from "./admission";
import { Refusal } from "./refusal";

function admission() {
  let now = 0;
  const admit = createAdmission({ client: { burst: 2, perSecond: 1 }, all: { burst: 4, perSecond: 2 }, now: () => now });
  const ask = (from: string | undefined, peer?: string): Response | undefined => {
    try {
      admit(new Headers(from === undefined ? {} : { "x-forwarded-for": from }), peer);
      return undefined;
    } catch (error) {
      if (error instanceof Refusal) return error.toResponse();
      throw error;
    }
  };
  return { ask, pass: (seconds: number) => (now += seconds * 1000) };
}

describe("how much may be asked", () => {
  it("is so much by one client, which is told when to come again", async () => {
    const { ask, pass } = admission();
    expect([ask("1.1.1.1"), ask("1.1.1.1")]).toEqual([undefined, undefined]);
    const refused = ask("1.1.1.1");
    expect([refused?.status, refused?.headers.get("retry-after")]).toEqual([429, "1"]);
    expect(await refused?.json()).toEqual({ error: { code: "too-many-requests", message: "Too many requests; ask again in 1 second." } });
    expect(ask("2.2.2.2")).toBeUndefined();
    pass(1);
    expect(ask("1.1.1.1")).toBeUndefined();
  });

  it("is so much by all together", () => {
    const { ask, pass } = admission();
    expect(["1", "2", "3", "4", "5"].map((last) => ask(`9.9.9.${last}`)?.status)).toEqual([undefined, undefined, undefined, undefined, 429]);
    pass(1);
    expect(ask("9.9.9.5")).toBeUndefined();
  });

  it("counts who is connected where no server stands in between", () => {
    const { ask } = admission();
    expect([ask(undefined, "1.1.1.1"), ask(undefined, "1.1.1.1"), ask(undefined, "1.1.1.1")?.status, ask(undefined, "2.2.2.2")]).toEqual([undefined, undefined, 429, undefined]);
  });

  it("does not believe what somebody from the open network says of themselves", () => {
    const { ask } = admission();
    expect([ask("1.1.1.1", "5.5.5.5"), ask("1.1.1.2", "5.5.5.5"), ask("1.1.1.3", "5.5.5.5")?.status]).toEqual([undefined, undefined, 429]);
    expect([ask("1.1.1.4", "::ffff:10.0.0.7"), ask("1.1.1.5", "127.0.0.1")]).toEqual([undefined, undefined]);
  });

  it("counts all addresses of a network of IPv6 as one, for whoever is connected too", () => {
    const { ask } = admission();
    expect([ask(undefined, "2001:db8:1:2::1"), ask(undefined, "2001:db8:1:2::2"), ask(undefined, "2001:db8:1:2::3")?.status]).toEqual([undefined, undefined, 429]);
  });
});
