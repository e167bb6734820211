import "server-only";
import type { Address } from "viem";
import type { TicketView } from "../queries/index";
import { readTickets } from "../queries/lens";
import { ticketsRead } from "../tickets/page-size";
import { chainAccess } from "./chain";
import { PATIENCE_MS } from "./protocol";
import { keepLastOf, type Part } from "./status/last-good";

let readShared: ((account: Address) => Promise<Part<readonly TicketView[]>>) | undefined;

/** The first page of an account's exit tickets at the newest block, or as they were read last. Never throws. */
export function getTickets(account: Address): Promise<Part<readonly TicketView[]>> {
  const { client, chainId } = chainAccess();
  readShared ??= keepLastOf((holder: Address) => readTickets(client, chainId, holder, ticketsRead), { patienceMs: PATIENCE_MS });
  return readShared(account);
}
