import { describe, expect, it } from "vitest";
import { securityTxt } from "./security-txt";

const options = {
  contacts: ["mailto:security@aid.example", "https://aid.example/report"],
  origin: "https://aid.example",
  languages: ["en"],
  now: Date.UTC(2026, 10, 21, 13, 5),
};
const linesOf = (text: string, name: string) =>
  text.split("\n").flatMap((line) => (line.startsWith(`${name}: `) ? [line.slice(name.length + 2)] : []));

describe("securityTxt", () => {
  it("says each field of RFC 9116 on a line of its own, contacts in the order given", () => {
    expect(securityTxt(options)).toBe(
      [
        "Contact: mailto:security@aid.example",
        "Contact: https://aid.example/report",
        "Expires: 2027-02-20T00:00:00Z",
        "Preferred-Languages: en",
        "Canonical: https://aid.example/.well-known/security.txt",
        "Policy: https://aid.example/security",
        "",
      ].join("\n"),
    );
  });

  it("has exactly one Expires, ahead by less than a year whenever it is asked for", () => {
    for (let day = 0; day < 800; day += 1) {
      const now = options.now + day * 86_400_000;
      const [expires = "", ...more] = linesOf(securityTxt({ ...options, now }), "Expires");
      expect(more).toEqual([]);
      const days = (Date.parse(expires) - now) / 86_400_000;
      expect(days).toBeGreaterThan(89);
      expect(days).toBeLessThan(365);
    }
  });
});
