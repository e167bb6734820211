import { describe, expect, it } from "vitest";
import { contentSecurityPolicy, type PolicyOptions } from "./content-security-policy";

const production: PolicyOptions = { nonce: "abc", development: false, https: false, walletConnect: false };

function directivesOf(options: Partial<PolicyOptions> = {}): Map<string, string> {
  const text = contentSecurityPolicy({ ...production, ...options });
  return new Map(
    text.split("; ").map((directive) => {
      const [name = "", ...values] = directive.split(" ");
      return [name, values.join(" ")];
    }),
  );
}

describe("contentSecurityPolicy", () => {
  it("runs scripts by nonce only", () => {
    expect(directivesOf().get("script-src")).toBe("'nonce-abc' 'strict-dynamic'");
  });

  it("lets the browser talk to its own origin only", () => {
    expect(directivesOf().get("connect-src")).toBe("'self'");
    expect(directivesOf().get("frame-src")).toBe("'none'");
  });

  it("closes what a page can be abused for", () => {
    const directives = directivesOf();
    expect(directives.get("default-src")).toBe("'self'");
    expect(directives.get("object-src")).toBe("'none'");
    expect(directives.get("base-uri")).toBe("'none'");
    expect(directives.get("frame-ancestors")).toBe("'none'");
    expect(directives.get("form-action")).toBe("'self'");
  });

  it("allows eval in development only", () => {
    expect(contentSecurityPolicy(production)).not.toContain("unsafe-eval");
    expect(directivesOf({ development: true }).get("script-src")).toContain("'unsafe-eval'");
  });

  it("asks for https only where there is https", () => {
    expect(directivesOf().has("upgrade-insecure-requests")).toBe(false);
    expect(directivesOf({ https: true }).get("upgrade-insecure-requests")).toBe("");
  });

  it("names WalletConnect's hosts only when it is configured", () => {
    expect(contentSecurityPolicy(production)).not.toMatch(/walletconnect|web3modal/);
    const directives = directivesOf({ walletConnect: true });
    expect(directives.get("connect-src")).toContain("wss://relay.walletconnect.org");
    expect(directives.get("frame-src")).toContain("https://verify.walletconnect.org");
    expect(directives.get("script-src")).not.toContain("walletconnect");
  });

  it("never allows a wildcard or a whole scheme for scripts and connections", () => {
    for (const options of [{}, { walletConnect: true }, { development: true }]) {
      const directives = directivesOf(options);
      for (const name of ["script-src", "connect-src", "default-src"]) {
        expect(directives.get(name)).not.toMatch(/\*|(^| )(https?|wss?|data|blob):( |$)/);
      }
    }
  });
});
