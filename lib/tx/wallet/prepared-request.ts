import type { Call, Spend } from "../flow";

/** Exactly what was simulated, ready to be put to the wallet. */
export type PreparedRequest =
  | { readonly kind: "transaction"; readonly call: Call; readonly gasLimit: bigint | undefined }
  | { readonly kind: "batch"; readonly calls: readonly Call[] }
  | {
      readonly kind: "permit";
      readonly spend: Spend;
      /** Unix seconds. */
      readonly deadline: bigint;
      readonly params: readonly [owner: string, json: string];
    };

