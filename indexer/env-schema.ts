import { z } from "zod";
import { metricsVariables } from "../lib/env/metrics";
import { host, port, wholeNumber } from "../lib/env/variables";
import { chainVariables } from "../services/agent/env-schema";

const databaseWording = "must be the address of a PostgreSQL database, postgres://user:password@host:port/name";

const editionWording = "must be up to eight small letters and digits";

/** What the indexer reads. Secret values are in no message. Descriptions end up in indexer/.env.example. */
export const indexerSchema = z.object({
  ...chainVariables,
  INDEXER_PORT: port().default(42069).describe("Port that the index and its API are served on."),
  INDEXER_HOST: host().default("127.0.0.1").describe("Name or address of the interface to serve on; 0.0.0.0 is every one."),
  DATABASE_URL: z
    .string(databaseWording)
    .refine((text) => /^postgres(ql)?:\/\/./.test(text) && URL.canParse(text), databaseWording)
    .optional()
    .meta({ secret: true, description: "PostgreSQL database for the index. Without it an embedded one is used, in INDEXER_FOLDER." }),
  INDEXER_FOLDER: z.string().default(".local/indexer").describe("Folder of the embedded database."),
  INDEXER_START_BLOCK: wholeNumber(0, 4_294_967_295, "must be the number of a block, a whole number from 0 on")
    .default(0)
    .describe("First block that is looked at: that of the deployment, where the chain is older than the protocol."),
  INDEXER_EDITION: z
    .string(editionWording)
    .regex(/^[a-z0-9]{1,8}$/, editionWording)
    .optional()
    .describe("Part of the index's name: with another one the same code makes another index beside the one that is there, for a re-index on purpose."),
  ...metricsVariables,
});
