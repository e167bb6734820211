import { askDatabase, askMetrics, sumOf } from "./ask.mjs";
import { count, mib, table } from "./figures.mjs";

/** What an index of all there is takes: on the disk of its database, of which the blocks and logs that Ponder keeps, and in memory. */
export async function measureSpace({ index, events: asked }) {
  const { databaseUrl, origin } = await index();
  const [{ final, whole, kept }] = await askDatabase(databaseUrl, sizes);
  const events = asked ?? final;
  const memory = sumOf(await askMetrics(origin), "process_resident_memory_bytes");
  return {
    text: table(["events", "database", "of that, blocks and logs as the chain told them", "an event", "memory of the indexer"], [[count(events), mib(whole), mib(kept), `${count(whole / events)} B`, mib(memory)]]),
    problems: [],
  };
}

const sizes = `SELECT
  (SELECT count(*) FROM ponder_sync.logs)::float8 AS final,
  pg_database_size(current_database())::float8 AS whole,
  (SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'ponder_sync' AND c.relkind = 'r')::float8 AS kept`;
