import { graphql, sql } from "ponder";
import { db, publicClients } from "ponder:api";
import schema from "ponder:schema";
import { Hono } from "hono";
import { createAdmission } from "../../../lib/indexer/api/admission";
import type { Answer } from "../../../lib/indexer/api/answer";
import { createAnswers } from "../../../lib/indexer/api/answers";
import { createEventStream } from "../../../lib/indexer/api/event-stream";
import { endpoints } from "../../../lib/indexer/api/endpoints";
import { everyAddressOf } from "../../../lib/chain/credit-addresses";
import { remember } from "../../../lib/server/remember";
import { parseIndexerEnv } from "../../env";
import { createApi } from "./app";
import { atOneBlock } from "./at-one-block";
import { allRefusingWhileAway, refusingWhileAway } from "./away";
import { graphqlGate } from "./graphql/gate";
import { wordsAround } from "./embedded";
import { createReaders } from "./read";
import { betweenWrites, ponderWriter, transactional, watchWrites } from "./writes";
import { z } from "zod";

/** Characters of answers that are kept of the newest block, and as many of the one before. */
const KEPT = 32 * 1024 * 1024;
/** Made again one after another, all that is asked often is new by then. */
const GRACE_MS = 2_000;
/** How long many requests at once share one look at the head. */
const SHARED_MS = 50;
const LISTENED_MS = 250;

const { chainId, databaseUrl, folder } = parseIndexerEnv(process.env);
// The embedded database has one session for all, and would wait for the disk at every commit. What a crash takes is read from the chain again.
if (databaseUrl === undefined) await db.execute(sql`set synchronous_commit to off`);
const writes = databaseUrl === undefined ? watchWrites(ponderWriter(), { around: wordsAround({ db, folder }) }) : transactional;
const created = createReaders({ db, client: publicClients.chain, chainId, addresses: everyAddressOf(chainId) });
const [head, summary, readers] = [refusingWhileAway(betweenWrites(writes, created.head)), refusingWhileAway(created.summary), allRefusingWhileAway(created.readers)];
const log = (error: unknown): void => console.error("An answer of the API failed:", error);

const currentHead = remember(head, SHARED_MS);

const api = createApi({
  chainId,
  readers,
  context: { head: currentHead, headNow: head, answers: createAnswers<Answer>({ most: KEPT, sizeOf: ({ body }) => body.text.length, graceMs: GRACE_MS }), log },
  // A page of a dashboard asks ten times at once; many people may share an address, and the app asks for all its own. What is too much
  // for a machine is told by how many wait; the allowance of all together is more than a process can answer.
  admission: createAdmission({ client: { burst: 600, perSecond: 60 }, all: { burst: 20_000, perSecond: 10_000 } }),
  mostAtOnce: 400,
  mostAtOnceOfOne: 100,
  stream: createEventStream({ head, figures: async (at) => z.encode(endpoints.summary.data, await summary(at)), log, everyMs: LISTENED_MS, most: 2_000, mostOfOne: 40 }),
});

// Each list may read a whole table, where a request of the API reads a page by its index: so much less is let in.
const gate = graphqlGate({ admission: createAdmission({ client: { burst: 200, perSecond: 20 }, all: { burst: 1_000, perSecond: 200 } }), mostAtOnce: 12, log });

const app = new Hono();
app.use("/graphql", gate);
app.use("/graphql", atOneBlock(head, graphql({ db, schema })));
// For a load balancer: whether this process can answer now. Ponder's own /ready tells of the indexer, which may be started again meanwhile.
app.get("/serving", (c) => currentHead().then(() => c.text("serving\n"), () => c.text("not serving\n", 503)));
app.route("/", api);

export default app;
