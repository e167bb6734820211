import "server-only";
import { type Client, decodeFunctionResult, encodeFunctionData, zeroAddress } from "viem";
import { exitTicketAbi } from "../../abis/exit-ticket";
import { addressesOf } from "../chain/addresses";
import type { Range } from "../portfolio/span";
import type { TicketView } from "../queries/index";
import { readTicket } from "../queries/lens";
import type { TicketHistory } from "../tickets/history";
import { chainAccess } from "./chain";
import type { BlockTime } from "./find-block";
import { PATIENCE_MS } from "./protocol";
import { createAllowance } from "./rpc/allowance";
import { keepLastOf, type Part } from "./status/last-good";
import { readTicketHistory } from "./ticket-history";
import { within } from "./within";

/** A page does not wait longer for a picture and the past. */
const EXTRA_PATIENCE_MS = 2_500;

// A look at the past is fifteen calls for logs, and a page may take several: pages of ever new numbers get no more of the chain's servers than the proxy gives.
const perClient = createAllowance({ burst: 20, perSecond: 2 });
const total = createAllowance({ burst: 200, perSecond: 20, clients: 1 });

let readShared: ((id: bigint) => Promise<Part<TicketView>>) | undefined;

/** One exit ticket at the newest block, or as it was read last. Never throws. */
export function getTicket(id: bigint): Promise<Part<TicketView>> {
  const { client, chainId } = chainAccess();
  readShared ??= keepLastOf((asked: bigint) => readTicket(client, chainId, asked), { patienceMs: PATIENCE_MS });
  return readShared(id);
}

type StoryOf = {
  readonly id: bigint;
  /** Undefined where it could not be read. */
  readonly ticket: TicketView | undefined;
  readonly head: BlockTime;
  /** Blocks of its past that are asked for; all of them otherwise. */
  readonly blocks: Range | undefined;
  /** Who asks, as lib/server/rpc/origin.ts tells. */
  readonly asking: string;
};

/** What a ticket looks like and what happened to it; each undefined where it could not be read in time. Never throws. */
export async function getTicketStory({ id, ticket, head, blocks, asking }: StoryOf): Promise<{ readonly picture: string | undefined; readonly history: TicketHistory | undefined }> {
  const mayLook = () => !(total.wait("all", 1) || perClient.take(asking, 1) || total.take("all", 1));
  // A number that was not given out has no past.
  if (!ticket?.maturesAt || !mayLook()) return { picture: undefined, history: undefined };
  const { client, chainId } = chainAccess();
  const about = { client, chainId, id, maturesAt: ticket.maturesAt, ended: ticket.holder === zeroAddress };
  const [picture, history] = await Promise.all([
    within(EXTRA_PATIENCE_MS, readPicture(client, chainId, id)).catch(() => undefined),
    readTicketHistory({ ...about, head, asked: blocks, patienceMs: EXTRA_PATIENCE_MS, mayGoOn: mayLook }).catch(() => undefined),
  ]);
  return { picture, history };
}

const jsonPrefix = "data:application/json;base64,";
const svgPrefix = "data:image/svg+xml;base64,";

/** The ticket's own drawing, a data address of an SVG. Throws where the ticket has none: it ended, or was not given out. */
async function readPicture(client: Client, chainId: number, id: bigint): Promise<string> {
  const data = encodeFunctionData({ abi: exitTicketAbi, functionName: "tokenURI", args: [id] });
  const result = await client.request({ method: "eth_call", params: [{ to: addressesOf(chainId).ExitTicket, data }, "latest"] });
  const uri = decodeFunctionResult({ abi: exitTicketAbi, functionName: "tokenURI", data: result });
  if (!uri.startsWith(jsonPrefix)) throw new Error("The ticket's facts are not where they belong.");
  const facts: unknown = JSON.parse(Buffer.from(uri.slice(jsonPrefix.length), "base64").toString("utf8"));
  const image: unknown = typeof facts === "object" && facts !== null && "image" in facts ? facts.image : undefined;
  if (typeof image !== "string" || !image.startsWith(svgPrefix)) throw new Error("The ticket has no drawing.");
  return image;
}
