import { z } from "zod";
import { openApiDocument } from "./openapi";
import { pageIcon, pageStyle } from "./page-style";

// The document of the API as a page to read: written here, without a script, so that it needs nothing but itself.

const parameterSchema = z.looseObject({ name: z.string(), in: z.string(), description: z.string().optional(), schema: z.looseObject({ enum: z.array(z.string()).optional(), default: z.unknown().optional() }) });
const fieldSchema: z.ZodType<Field> = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  description: z.string().optional(),
  $ref: z.string().optional(),
  enum: z.array(z.string()).optional(),
  get items() {
    return fieldSchema.optional();
  },
  get anyOf() {
    return z.array(fieldSchema).optional();
  },
  get properties() {
    return z.record(z.string(), fieldSchema).optional();
  },
});
type Field = {
  readonly type?: string | readonly string[] | undefined;
  readonly description?: string | undefined;
  readonly $ref?: string | undefined;
  readonly enum?: readonly string[] | undefined;
  readonly items?: Field | undefined;
  readonly anyOf?: readonly Field[] | undefined;
  readonly properties?: Readonly<Record<string, Field>> | undefined;
};
const operationSchema = z.looseObject({
  operationId: z.string(),
  summary: z.string(),
  description: z.string(),
  parameters: z.array(parameterSchema),
  responses: z.looseObject({ "200": z.looseObject({ content: z.record(z.string(), z.looseObject({ schema: fieldSchema })) }) }),
});
const documentSchema = z.looseObject({
  info: z.looseObject({ title: z.string(), version: z.string(), description: z.string() }),
  paths: z.record(z.string(), z.looseObject({ get: operationSchema })),
  components: z.looseObject({ schemas: z.record(z.string(), fieldSchema) }),
});
type Operation = z.output<typeof operationSchema>;

/** `server` is where the API is asked, without a slash at the end: `/api/v1`, or the whole address. */
export function apiPage({ server }: { readonly server: string }): string {
  const { info, paths, components } = documentSchema.parse(openApiDocument({ server }));
  const operations = Object.entries(paths);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(info.title)}: API</title>
<link rel="icon" type="image/svg+xml" href="data:image/svg+xml,${encodeURIComponent(pageIcon)}">
<style>${pageStyle}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<main id="content">
<h1>${text(info.title)}</h1>
<p class="lead">${text(info.description)}</p>
<p>Version ${text(info.version)}. <a href="${text(server)}/openapi.json">The document for programs (OpenAPI 3.1)</a></p>
<nav aria-label="Requests"><h2>Requests</h2><ul>${operations.map(([path, { get }]) => `<li><a href="#${text(get.operationId)}"><code>${text(path)}</code></a> <span>${text(get.summary)}</span></li>`).join("")}</ul></nav>
${operations.map(([path, { get }]) => operationSection(server, path, get)).join("\n")}
<section aria-labelledby="schemas"><h2 id="schemas">What answers are made of</h2>
${Object.entries(components.schemas).map(([name, field]) => schemaSection(name, field)).join("\n")}
</section>
</main>
</body>
</html>
`;
}

function operationSection(server: string, path: string, operation: Operation): string {
  const { operationId, summary, description, parameters, responses } = operation;
  const rows = parameters.map(({ name, in: place, description: words = "", schema }) => {
    const choices = schema.enum ? ` ${schema.enum.map((one) => `<code>${text(one)}</code>`).join(", ")}.` : "";
    const usual = typeof schema["default"] === "string" || typeof schema["default"] === "number" ? ` Usually <code>${text(String(schema["default"]))}</code>.` : "";
    return `<tr><th scope="row"><code>${text(name)}</code></th><td>${place === "path" ? "in the path" : "optional"}</td><td>${text(words)}${choices}${usual}</td></tr>`;
  });
  const table = `<div class="wide" role="region" aria-label="Parameters of ${text(path)}" tabindex="0"><table><thead><tr><th scope="col">Parameter</th><th scope="col">Where</th><th scope="col">What it says</th></tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
  const formats = Object.entries(responses["200"].content).map(([type, { schema }]) => `<li><code>${text(type)}</code>${type === "application/json" ? `: ${fieldText(schema.properties?.["data"] ?? schema)}` : ""}</li>`);
  const tryIt = path.includes("{") ? "" : `<p><a href="${text(server + path)}">Ask it now</a></p>`;
  return `<section aria-labelledby="${text(operationId)}"><h2 id="${text(operationId)}">${text(summary)}</h2>
<p><code class="path">GET ${text(server + path)}</code></p>
<p>${text(description)}</p>
${rows.length === 0 ? "" : table}
<p>Answers:</p><ul>${formats.join("")}</ul>${tryIt}</section>`;
}

function schemaSection(name: string, field: Field): string {
  const words = field.description === undefined ? "" : `<p>${text(field.description)}</p>`;
  return `<section aria-labelledby="schema-${text(name)}"><h3 id="schema-${text(name)}">${text(name)}</h3>${words}${fieldList(field)}</section>`;
}

function fieldList({ properties }: Field): string {
  if (properties === undefined) return "";
  const items = Object.entries(properties).map(([name, field]) => `<dt><code>${text(name)}</code> <span>${fieldText(field)}</span></dt><dd>${text(field.description ?? "")}${fieldList(field.items ?? field)}</dd>`);
  return `<dl>${items.join("")}</dl>`;
}

/** What kind of thing a field is, in a few words. */
function fieldText(field: Field): string {
  if (field.$ref !== undefined) {
    const name = field.$ref.split("/").at(-1) ?? "";
    return `<a href="#schema-${text(name)}">${text(name)}</a>`;
  }
  if (field.enum) return `one of ${field.enum.map((one) => `<code>${text(one)}</code>`).join(", ")}`;
  if (field.items) return `list of ${fieldText(field.items)}`;
  if (field.anyOf) return field.anyOf.map(fieldText).join(" or ");
  const types = typeof field.type === "string" ? [field.type] : (field.type ?? ["anything"]);
  return types.map((type) => (type === "object" ? "group" : text(type))).join(" or ");
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const text = (value: string): string => value.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
