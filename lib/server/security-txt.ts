const DAY_MS = 86_400_000;
/** RFC 9116 §2.5.5 recommends less than a year. Short, because a server that still runs renews it with every answer. */
const VALID_DAYS = 90;

export type SecurityTxtOptions = {
  /** `mailto:` or `https://`, best first. */
  contacts: readonly string[];
  /** Where the site is at home: `https://name`. */
  origin: string;
  /** Languages that reports are read in (BCP 47), best first. */
  languages: readonly string[];
  /** When it is asked for, in milliseconds. */
  now: number;
};

/** The file of RFC 9116: where a hole in the site or the contracts is reported. Valid for 90 whole days from now. */
export function securityTxt({ contacts, origin, languages, now }: SecurityTxtOptions): string {
  // By whole days, so that everybody who asks on one day gets the same file.
  const expires = new Date((Math.floor(now / DAY_MS) + 1 + VALID_DAYS) * DAY_MS);
  const fields: readonly (readonly [name: string, value: string])[] = [
    ...contacts.map((contact) => ["Contact", contact] as const),
    ["Expires", expires.toISOString().replace(".000Z", "Z")],
    ["Preferred-Languages", languages.join(", ")],
    ["Canonical", `${origin}/.well-known/security.txt`],
    ["Policy", `${origin}/security`],
  ];
  return fields.map(([name, value]) => `${name}: ${value}\n`).join("");
}
