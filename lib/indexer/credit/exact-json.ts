const whole = /^-?\d+n$/;

/** JSON in which whole numbers of any size survive: 12n is "12n". Strings that look like that must not be in it. */
export const toExactJson = (value: unknown): string => JSON.stringify(value, (_key, one: unknown) => (typeof one === "bigint" ? `${one}n` : one));

/** What `toExactJson` was given; the caller says what it is. */
export const fromExactJson = (text: string): unknown => JSON.parse(text, (_key, one: unknown) => (typeof one === "string" && whole.test(one) ? BigInt(one.slice(0, -1)) : one));
