import { z } from "zod";
import { named } from "./registry";
import { address, hexData } from "./units";
import { sheetSchema } from "./summary";

export const proofSchema = named("Proof", "The balance sheet, and the calls that give it to anybody who asks the chain.", z.object({
  sheet: sheetSchema,
  calls: z.array(z.object({
    contract: z.string().describe("Name of the contract in the source."),
    function: z.string().describe("Signature, with what it returns."),
    request: z.object({
      method: z.literal("eth_call"),
      params: z.array(z.union([z.object({ to: address, data: hexData }), z.string()])).describe("The call, and the number of the block in hexadecimal."),
    }).describe("As JSON-RPC takes it."),
    gives: z.string().describe("Which figures above it gives, in which order."),
  })),
}));
export type Proof = z.output<typeof proofSchema>;
