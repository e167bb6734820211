import { z } from "zod";
import { deploymentSchema } from "../../contracts/script/lib/env-schema";
import { clientSchema } from "../../lib/env/client.schema";
import { serverSchema } from "../../lib/env/server";

const HEAD = `# The variables of the app, with their defaults. Copy to .env and change what differs. Written by
# scripts/env-example.ts from lib/env; the server and the build refuse to start with a value that does not fit.
`;

const DEPLOYMENT_HEAD = `# The variables of contracts/script/deploy.ts and verify.ts, with their defaults. Written by scripts/env-example.ts from
# contracts/script/lib/env-schema.ts; the scripts refuse to start with a value that does not fit. Copy to contracts/.env,
# fill in, and run: npx tsx --env-file=contracts/.env contracts/script/deploy.ts
`;

const CLIENT_HEAD = `# The build sets the variables below from those above and writes them into the browser's script. Do not set them.
`;

/** The text of .env.example: each variable with its description, commented out, with its default. */
export function renderEnvExample(): string {
  const server = Object.entries(serverSchema.shape).map(([name, type]) => variable(name, type));
  const client = Object.entries(clientSchema.shape).map(([name, type]) => `# ${name}: ${describe(name, type)}`);
  return [HEAD, ...server, CLIENT_HEAD + client.join("\n")].join("\n") + "\n";
}

/** The text of contracts/.env.example, in the same form. */
export function renderDeploymentExample(): string {
  const variables = Object.entries(deploymentSchema.shape).map(([name, type]) => variable(name, type));
  return [DEPLOYMENT_HEAD, ...variables].join("\n");
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
