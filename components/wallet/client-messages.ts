import type { Messages } from "next-intl";

/** The part of the catalogue that a page's script gets. */
export function clientMessages<Name extends keyof Messages>(messages: Messages, names: readonly Name[]): Pick<Messages, Name> {
  return Object.fromEntries(names.map((name) => [name, messages[name]])) as Pick<Messages, Name>;
}
