const head = 6;
const tail = 4;

/** The ends of an address or a hash: "0x1234…abcd". What is already short stays whole. */
export function shortAddress(value: string): string {
  return value.length <= head + tail + 1 ? value : `${value.slice(0, head)}…${value.slice(-tail)}`;
}
