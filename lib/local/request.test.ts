import { afterEach, describe, expect, it, vi } from "vitest";
import { LocalApiError, requestFaucet, requestVoucher } from "./request";

const account = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";

function answering(body: unknown, status = 200) {
  const fetch = vi.fn(() => Promise.resolve(Response.json(body, { status })));
  vi.stubGlobal("fetch", fetch);
  return fetch;
}

afterEach(() => { vi.unstubAllGlobals(); });

describe("the local helpers", () => {
  it("ask the faucet and give the hashes", async () => {
    const fetch = answering({ usdcHash: "0x01", ethHash: "0x02" });
    expect(await requestFaucet(account)).toEqual({ usdcHash: "0x01", ethHash: "0x02" });
    expect(fetch).toHaveBeenCalledWith(
      "/api/local/faucet",
      expect.objectContaining({ method: "POST", body: JSON.stringify({ account }) }),
    );
  });

  it("ask the attestor and give what Identity.submit takes", async () => {
    const voucher = { account, number: "1", tier: 1, countryClass: 1, kind: 1, expiry: "18446744073709551615" };
    answering({ voucher, signature: "0x1b" });
    expect(await requestVoucher(account)).toEqual({
      voucher: { ...voucher, number: 1n, expiry: 18446744073709551615n },
      signature: "0x1b",
    });
  });

  it("say how they were declined", async () => {
    answering({ error: "Too often." }, 429);
    await expect(requestFaucet(account)).rejects.toEqual(new LocalApiError(429));
  });

  it("refuse an answer of another shape", async () => {
    answering({ voucher: {} });
    await expect(requestVoucher(account)).rejects.toThrow();
  });
});
