import { z } from "zod";

/*
 * ERC-7730, version 2.0.0 (https://eips.ethereum.org/EIPS/eip-7730): what of it our descriptors use, and nothing else, so that a
 * key that is misspelt is refused. Rules of the text that JSON schemas cannot say are in descriptors.test.ts.
 */

export const SCHEMA_URL = "https://eips.ethereum.org/assets/eip-7730/erc7730-v2.schema.json";

/** `voucher.account`, `selectors.[]`, `@.to`: dots before array selectors too. */
const path = z.string().regex(/^(?:[#@]\.)?[A-Za-z_]\w*(?:\.(?:[A-Za-z_]\w*|\[\]))*$/);
const address = z.string().regex(/^0x[0-9a-fA-F]{40}$/);
const mapReference = z.strictObject({ map: z.string().regex(/^\$\.metadata\.maps\.\w+$/), keyPath: path });

const visible = z.union([
  z.enum(["always", "never", "optional"]),
  z.strictObject({ ifNotIn: z.array(z.union([z.string(), z.number()])).min(1) }),
]);

const common = { path, label: z.string().min(1), visible: visible.optional() };

const tokenParams = {
  /** Above it `message` is shown instead of the amount. Hexadecimal. */
  threshold: z.string().regex(/^0x[0-9a-f]+$/).optional(),
  message: z.string().optional(),
};

const field = z.discriminatedUnion("format", [
  z.strictObject({ ...common, format: z.literal("raw") }),
  z.strictObject({ ...common, format: z.literal("amount") }),
  z.strictObject({ ...common, format: z.literal("duration") }),
  z.strictObject({
    ...common,
    format: z.literal("tokenAmount"),
    params: z.union([z.strictObject({ token: mapReference, ...tokenParams }), z.strictObject({ tokenPath: path, ...tokenParams })]),
  }),
  z.strictObject({
    ...common,
    format: z.literal("addressName"),
    params: z.strictObject({ types: z.array(z.enum(["wallet", "eoa", "contract", "token", "collection"])).min(1) }),
  }),
  z.strictObject({ ...common, format: z.literal("date"), params: z.strictObject({ encoding: z.literal("timestamp") }) }),
  z.strictObject({
    ...common,
    format: z.literal("unit"),
    params: z.strictObject({ base: z.string().min(1), decimals: z.int().min(0) }),
  }),
  z.strictObject({ ...common, format: z.literal("enum"), params: z.strictObject({ $ref: z.string().regex(/^\$\.metadata\.enums\.\w+$/) }) }),
  z.strictObject({ ...common, format: z.literal("calldata"), params: z.strictObject({ calleePath: path }) }),
]);

const format = z.strictObject({
  intent: z.string().min(1),
  interpolatedIntent: z.string().min(1).optional(),
  fields: z.array(field),
});

const deployments = z.array(z.strictObject({ chainId: z.int().positive(), address })).min(1);

export const descriptorSchema = z.strictObject({
  $schema: z.literal(SCHEMA_URL),
  context: z.union([
    z.strictObject({
      $id: z.string(),
      // Of a factory: whatever it told of in its event.
      contract: z.union([z.strictObject({ deployments }), z.strictObject({ factory: z.strictObject({ deployments, deployEvent: z.string() }) })]),
    }),
    z.strictObject({
      $id: z.string(),
      eip712: z.strictObject({ domain: z.strictObject({ name: z.string(), version: z.string() }), deployments }),
    }),
  ]),
  metadata: z.strictObject({
    owner: z.string(),
    contractName: z.string(),
    maps: z.record(z.string(), z.strictObject({ $keyType: z.string(), values: z.record(z.string(), address) })).optional(),
    enums: z.record(z.string(), z.record(z.string(), z.string())).optional(),
  }),
  display: z.strictObject({ formats: z.record(z.string(), format) }),
});

export type Descriptor = z.infer<typeof descriptorSchema>;
export type Format = z.infer<typeof format>;
export type Field = z.infer<typeof field>;
