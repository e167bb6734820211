import { describe, expect, it } from "vitest";
import { ticketWait } from "../finance/constants";
import { ticketChain } from "../tickets/testing/ticket-chain";
import { readTicketHistory } from "./ticket-history";

// Blocks twelve seconds apart: a day is 7,200 of them.
const blockSeconds = 12n;
const head = 24_000_000n;
const daysAgo = (days: number) => head - BigInt(days * 7_200);
const requested = daysAgo(9);
const maturesAt = requested * blockSeconds + ticketWait;
const began = [[requested, "givenOut"], [requested, "requested"]] as const;
const held = [...began, [daysAgo(5), "transferred"], [daysAgo(1), "served"]] as const;
const gone = [...held, [daysAgo(1) + 40n, "claimed"], [daysAgo(1) + 40n, "burned"]] as const;

type Chain = ReturnType<typeof ticketChain>;

function read({ of, now }: Chain, more: Partial<Parameters<typeof readTicketHistory>[0]> = {}) {
  return readTicketHistory({ ...of, maturesAt, ended: false, head: now, asked: undefined, patienceMs: 5_000, mayGoOn: () => true, ...more });
}
const kinds = ({ events }: Awaited<ReturnType<typeof read>>) => events.map(({ kind }) => kind);

describe("the past of a ticket that waited its seven days where a block comes every twelve seconds", () => {
  it("is found whole, back to its request", async () => {
    const chain = ticketChain({ happened: held, head, blockSeconds });
    const history = await read(chain);
    expect(kinds(history)).toEqual(["served", "transferred", "requested"]);
    expect([history.gap, history.whole, history.span.to]).toEqual([undefined, true, head]);
    // From shortly before the request, and no more reads than a page can wait for.
    expect(requested - history.span.from).toBeLessThanOrEqual(6n);
    expect(requested - history.span.from).toBeGreaterThan(0n);
    expect(chain.reads.length).toBeLessThanOrEqual(6);
    expect(chain.ranges.size).toBe(17);
  });

  it("has the request and the newest in the first look, says what is between, and looks there when asked", async () => {
    const chain = ticketChain({ happened: held, head, blockSeconds });
    const first = await read(chain, { mayGoOn: () => false });
    expect(kinds(first)).toEqual(["served", "requested"]);
    expect(chain.ranges.size).toBe(5);
    const { gap } = first;
    expect([gap?.from, gap?.to]).toEqual([first.span.from + 8_000n, head - 12_000n]);
    const second = await read(chain, { asked: gap });
    expect(kinds(second)).toEqual(["transferred"]);
    expect(second).toMatchObject({ span: gap, gap: undefined, whole: false });
  });

  it("goes to its end and no further when it has ended, however long ago", async () => {
    const later = ticketChain({ happened: gone, head: head + 500_000n, blockSeconds });
    const history = await read(later, { ended: true });
    expect(kinds(history)).toEqual(["claimed", "served", "transferred", "requested"]);
    expect(history).toMatchObject({ gap: undefined, whole: true, span: { to: daysAgo(1) + 40n } });
  });

  it("is bounded for one page: what is left is offered", async () => {
    const later = ticketChain({ happened: held, head: head + 500_000n, blockSeconds });
    const history = await read(later);
    expect(later.ranges.size).toBe(30);
    expect(history.gap).toBeDefined();
    expect(kinds(history)).toContain("requested");
  });
});

it("looks from the first block on where the chain's clock jumped", async () => {
  const now = { number: 30n, timestamp: 10n ** 9n };
  const { of } = ticketChain({ happened: [[20n, "requested"]], head: 30n });
  const history = await readTicketHistory({ ...of, maturesAt: 20n + ticketWait, ended: false, head: now, asked: undefined, patienceMs: 5_000, mayGoOn: () => true });
  expect(kinds(history)).toEqual(["requested"]);
});

it("ignores blocks that are asked for outside of its life", async () => {
  const chain = ticketChain({ happened: held, head, blockSeconds });
  const history = await read(chain, { asked: { from: 0n, to: 10n } });
  expect(history.whole).toBe(true);
  const within = await read(chain, { asked: { from: 0n, to: requested + 10n } });
  expect(within.span.to).toBe(requested + 10n);
  expect(requested - within.span.from).toBeLessThanOrEqual(6n);
});

it("tells what was found when a later look fails, and throws when the first does", async () => {
  const history = await read(ticketChain({ happened: held, head, blockSeconds, answers: 15 }));
  expect(kinds(history)).toEqual(["served", "requested"]);
  expect(history.gap).toBeDefined();
  await expect(read(ticketChain({ happened: held, head, blockSeconds, answers: 0 }))).rejects.toThrow("down");
});
