import { z } from "zod";
import { metricsVariables } from "../../lib/env/metrics";
import { privateKey } from "../../lib/env/private-key";
import { wholeNumber } from "../../lib/env/variables";
import { chainVariables, fee } from "../agent/env-schema";

const titleWording = "must be the number of a title, a whole number above 0";
const sourceWording = "must be one or several addresses that start with http:// or https://, or files, with commas between them";
const uuidWording = "must be one or several UUIDs such as GPU-0f9d8c7b-6a5e-4d3c-2b1a-998877665544, with commas between them";

const parts = (text: string): string[] => text.split(",").map((part) => part.trim());
const isSource = (text: string): boolean => text !== "" && (!text.includes("://") || (/^https?:\/\//.test(text) && URL.canParse(text)));

/** What the telemetry agent reads. Secret values are in no message. Descriptions end up in services/telemetry/.env.example. */
export const telemetrySchema = z.object({
  ...chainVariables,
  TELEMETRY_TITLE_ID: z.string(titleWording).regex(/^[1-9]\d{0,76}$/, titleWording).transform(BigInt).describe("Number of the title that is reported on."),
  TELEMETRY_SOURCES: z
    .string(sourceWording)
    .transform(parts)
    .refine((all) => all.every(isSource), sourceWording)
    .meta({
      secret: true,
      description:
        "Where the GPUs are measured, with commas between them: addresses of dcgm-exporter, such as http://10.0.0.4:9400/metrics, one for each " +
        "host, or files that nvidia-smi writes again and again.",
    }),
  TELEMETRY_GPU_UUIDS: z
    .string(uuidWording)
    .transform(parts)
    .refine((all) => all.every((uuid) => /^GPU-[\w-]+$/.test(uuid)), uuidWording)
    .optional()
    .describe("UUIDs of the GPUs of the title, with commas between them. Needed where the sources tell of others too."),
  TELEMETRY_BILLS: z
    .string(sourceWording)
    .refine(isSource, "must be an address that starts with http:// or https://, or a file")
    .optional()
    .meta({
      secret: true,
      description: "Where the bills for the title's machines are, as docs/operations.md describes them: an address or a file. Without it no revenue is reported.",
    }),
  TELEMETRY_REPORTER_KEY: privateKey()
    .optional()
    .meta({ secret: true, description: "Private key that the title names as its reporter. It signs reports and needs no coin. Give this or TELEMETRY_REPORTER_KEY_FILE." }),
  TELEMETRY_REPORTER_KEY_FILE: z.string().optional().describe("File that holds the reporter's key, instead of TELEMETRY_REPORTER_KEY."),
  TELEMETRY_GAS_KEY: privateKey()
    .optional()
    .meta({
      secret: true,
      description:
        "Private key of the account that submits and pays the gas. It needs no rights; use it for nothing else. Without it and " +
        "TELEMETRY_GAS_KEY_FILE signed reports are written to the log, for anybody to submit.",
    }),
  TELEMETRY_GAS_KEY_FILE: z.string().optional().describe("File that holds the key that submits, instead of TELEMETRY_GAS_KEY."),
  TELEMETRY_FOLDER: z.string().default(".local/telemetry").describe("Folder in which what was measured is kept until it is reported. One for each agent."),
  TELEMETRY_SAMPLE_SECONDS: wholeNumber(5, 300, "must be a whole number from 5 to 300").default(60).describe("Seconds between two looks at the GPUs."),
  TELEMETRY_REPORT_MINUTES: wholeNumber(10, 1_440, "must be a whole number from 10 to 1440")
    .default(360)
    .describe("Minutes that a report covers. Reports end at multiples of it, counted from midnight UTC where it divides a day."),
  TELEMETRY_HEARTBEAT_HOURS: wholeNumber(1, 48, "must be a whole number from 1 to 48")
    .default(24)
    .describe("Hours after which a report is sent with what was measured, though bills or measurements are missing. After 72 hours of silence a deal on the title can be called in breach."),
  TELEMETRY_MAX_GAS: wholeNumber(150_000, 2_000_000, "must be a whole number from 150000 to 2000000").default(500_000).describe("Most gas of one transaction."),
  TELEMETRY_MAX_FEE_GWEI: fee.default("30").describe("Most that is paid for a unit of gas, gwei. While the network asks for more, nothing is sent."),
  TELEMETRY_INTERVAL_SECONDS: wholeNumber(1, 3_600, "must be a whole number from 1 to 3600")
    .default(60)
    .describe("Seconds between looks at the chain while no report is due."),
  TELEMETRY_REPLACE_AFTER_SECONDS: wholeNumber(1, 3_600, "must be a whole number from 1 to 3600")
    .default(90)
    .describe("Seconds after which a transaction that is in no block is sent again for a higher fee."),
  ...metricsVariables,
});
