import { createClient, custom, decodeFunctionData, encodeFunctionResult, type Hex } from "viem";
import { expect, it } from "vitest";
import { lensAbi } from "../../abis/lens";
import { readTickets } from "./lens";
import { ticketView } from "./testing/views";

const holder = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";

it("asks for so many tickets of an account, from its first or from one of them on", async () => {
  const asked: unknown[] = [];
  const request = ({ params: [{ data }] }: { params: [{ data: Hex }] }) => {
    asked.push(decodeFunctionData({ abi: lensAbi, data }).args);
    return Promise.resolve(encodeFunctionResult({ abi: lensAbi, functionName: "tickets", result: [ticketView({ id: 81n })] }));
  };
  const client = createClient({ transport: custom({ request }) });
  expect(await readTickets(client, 31337, holder, 41, 81n)).toEqual([ticketView({ id: 81n })]);
  await readTickets(client, 31337, holder, 40);
  expect(asked).toEqual([
    [holder, 81n, 41n],
    [holder, 0n, 40n],
  ]);
});
