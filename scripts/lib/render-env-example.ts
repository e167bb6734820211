import { z } from "zod";
import { deploymentSchema } from "../../contracts/script/lib/env-schema";
import { clientSchema } from "../../lib/env/client.schema";
import { serverSchema } from "../../lib/env/server";
import { indexerSchema } from "../../indexer/env-schema";
import { keeperSchema } from "../../services/keeper/env-schema";
import { telemetrySchema } from "../../services/telemetry/env-schema";

const HEAD = `# The variables of the app, with their defaults. Copy to .env and change what differs. Written by
# scripts/env-example.ts from lib/env; the server and the build refuse to start with a value that does not fit.
`;

const DEPLOYMENT_HEAD = `# The variables of contracts/script/deploy.ts and verify.ts, with their defaults. Written by scripts/env-example.ts from
# contracts/script/lib/env-schema.ts; the scripts refuse to start with a value that does not fit. Copy to contracts/.env,
# fill in, and run: npx tsx --env-file=contracts/.env contracts/script/deploy.ts
`;

const KEEPER_HEAD = `# The variables of the keeper, with their defaults. Written by scripts/env-example.ts from services/keeper/env-schema.ts; the
# keeper refuses to start with a value that does not fit. Copy to services/keeper/.env, fill in, and run:
# node --env-file=services/keeper/.env --import tsx services/keeper/main.ts
`;

const TELEMETRY_HEAD = `# The variables of the telemetry agent, with their defaults. Written by scripts/env-example.ts from
# services/telemetry/env-schema.ts; the agent refuses to start with a value that does not fit. Copy to services/telemetry/.env,
# fill in, and run: node --env-file=services/telemetry/.env --import tsx services/telemetry/main.ts
`;

const INDEXER_HEAD = `# The variables of the indexer, with their defaults. Written by scripts/env-example.ts from indexer/env-schema.ts; the
# indexer refuses to start with a value that does not fit. Copy to indexer/.env, fill in, and run:
# node --env-file=indexer/.env --import tsx indexer/run/main.ts
`;

const CLIENT_HEAD = `# The build sets the variables below from those above and writes them into the browser's script. Do not set them.
`;

/** The text of .env.example: each variable with its description, commented out, with its default. */
export function renderEnvExample(): string {
  const client = Object.entries(clientSchema.shape).map(([name, type]) => `# ${name}: ${describe(name, type)}`);
  return [HEAD, ...variablesOf(serverSchema), CLIENT_HEAD + client.join("\n")].join("\n") + "\n";
}

/** The text of contracts/.env.example, in the same form. */
export function renderDeploymentExample(): string {
  return [DEPLOYMENT_HEAD, ...variablesOf(deploymentSchema)].join("\n");
}

/** The text of services/keeper/.env.example, in the same form. */
export function renderKeeperExample(): string {
  return [KEEPER_HEAD, ...variablesOf(keeperSchema)].join("\n");
}

/** The text of services/telemetry/.env.example, in the same form. */
export function renderTelemetryExample(): string {
  return [TELEMETRY_HEAD, ...variablesOf(telemetrySchema)].join("\n");
}

/** The text of indexer/.env.example, in the same form. */
export function renderIndexerExample(): string {
  return [INDEXER_HEAD, ...variablesOf(indexerSchema)].join("\n");
}

function variablesOf({ shape }: z.ZodObject): string[] {
  return Object.entries(shape as Record<string, z.ZodType>).map(([name, type]) => variable(name, type));
}

function variable(name: string, type: z.ZodType): string {
  const needed = type.safeParse(undefined).success ? "" : " Needed.";
  return `${wrap(describe(name, type) + needed)}\n#${name}=${defaultOf(type)}\n`;
}

function describe(name: string, type: z.ZodType): string {
  if (!type.description) throw new Error(`${name} has no description in lib/env.`);
  return type.description;
}

function defaultOf(type: z.ZodType): string {
  const fallback = type.safeParse(undefined);
  if (!fallback.success || fallback.data === undefined) return "";
  return typeof fallback.data === "boolean" ? String(Number(fallback.data)) : z.coerce.string().parse(fallback.data);
}

function wrap(text: string, width = 116): string {
  const lines = [""];
  for (const word of text.split(" ")) {
    const line = lines.at(-1) ?? "";
    if (line !== "" && line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
  }
  return lines.map((line) => `# ${line}`).join("\n");
}
