import type { Head } from "../../../../lib/indexer/api/answer";
import type { Readers } from "../../../../lib/indexer/api/readers";
import { accountReaders } from "./accounts";
import { creditReaders } from "./credit";
import { createDealBook } from "./deal-book";
import { dealReaders } from "./deals";
import { createEventReader } from "./events";
import { exitTermsReaders } from "./exit-terms";
import { governanceReaders } from "./governance";
import { createHeadReader } from "./head";
import { historyReaders } from "./history";
import { ledgerReaders } from "./ledger";
import { marketReaders } from "./market";
import { proofReaders } from "./proof";
import { createRegisters } from "./moments";
import { createProtocolReader } from "./protocol";
import type { Source } from "./source";
import { createSummaryReader, type ReadSummary, summaryReaders } from "./summary";
import { ticketReaders } from "./tickets";
import { titleReaders } from "./titles";

/** Everything that the API reads, out of the index and of the chain at its head. */
export function createReaders(source: Source): { readonly readers: Readers; readonly head: () => Promise<Head>; readonly summary: ReadSummary } {
  const protocol = createProtocolReader(source);
  const registers = createRegisters(source);
  const events = createEventReader(source);
  const summary = createSummaryReader(source, protocol, createDealBook(source, registers));
  const readers: Readers = {
    ...summaryReaders(summary),
    ...historyReaders(source),
    ...accountReaders(source, protocol, registers),
    ...ticketReaders(source),
    ...dealReaders(source, registers),
    ...titleReaders(source, registers),
    ...exitTermsReaders(source, protocol),
    ...proofReaders(source, protocol),
    ...creditReaders(source, events),
    ...ledgerReaders(source, events),
    ...marketReaders(source, events),
    ...governanceReaders(source, events),
  };
  return { readers, head: createHeadReader(source), summary };
}
