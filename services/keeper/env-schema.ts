import { z } from "zod";
import { metricsVariables } from "../../lib/env/metrics";
import { privateKey } from "../../lib/env/private-key";
import { wholeNumber } from "../../lib/env/variables";
import { chainVariables, fee } from "../agent/env-schema";

const amountWording = "must be an amount of AID, 0 or more, with at most 18 decimals";
const amount = z.string(amountWording).refine((text) => /^\d{1,12}(\.\d{1,18})?$/.test(text), amountWording);

/** What the keeper reads. Secret values are in no message. Descriptions end up in services/keeper/.env.example. */
export const keeperSchema = z.object({
  ...chainVariables,
  KEEPER_KEY: privateKey()
    .optional()
    .meta({
      secret: true,
      description: "Private key of the account that sends. It needs the chain's coin for gas and no rights; use it for nothing else. Give this or KEEPER_KEY_FILE.",
    }),
  KEEPER_KEY_FILE: z.string().optional().describe("File that holds the key, instead of KEEPER_KEY."),
  KEEPER_MIN_AID_PER_MILLION_GAS: amount
    .default("10")
    .describe("Least AID that a million units of gas must move: set aside for tickets, booked on a deal, or recognised. 0 does everything that is due."),
  KEEPER_MAX_GAS: wholeNumber(500_000, 16_000_000, "must be a whole number from 500000 to 16000000")
    .default(3_000_000)
    .describe("Most gas of one transaction. Longer queues are served by several, one after another."),
  KEEPER_MAX_FEE_GWEI: fee.default("30").describe("Most that is paid for a unit of gas, gwei. While the network asks for more, nothing is sent."),
  KEEPER_INTERVAL_SECONDS: wholeNumber(1, 86_400, "must be a whole number from 1 to 86400")
    .default(60)
    .describe("Seconds between looks while nothing is due."),
  KEEPER_REPLACE_AFTER_SECONDS: wholeNumber(1, 3_600, "must be a whole number from 1 to 3600")
    .default(90)
    .describe("Seconds after which a transaction that is in no block is sent again for a higher fee."),
  ...metricsVariables,
});
