const uint48Max = 2n ** 48n - 1n;

/** The number of a ticket in an address; undefined for what cannot be one. */
export function readTicketId(text: string): bigint | undefined {
  if (!/^[1-9]\d{0,14}$/.test(text)) return undefined;
  const id = BigInt(text);
  return id <= uint48Max ? id : undefined;
}
