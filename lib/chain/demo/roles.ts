/** The parts that a development account can play in the demo wallet, with its index under the development mnemonic. */
export const demoRoles = [
  { id: "depositor", index: 1 },
  { id: "redeemer", index: 2 },
  { id: "borrower", index: 3 },
  { id: "junior", index: 4 },
  { id: "operator", index: 5 },
] as const;

export type DemoRole = (typeof demoRoles)[number]["id"];

export function isDemoRole(value: unknown): value is DemoRole {
  return demoRoles.some(({ id }) => id === value);
}
