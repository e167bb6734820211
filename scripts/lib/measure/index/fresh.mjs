import { setTimeout as pause } from "node:timers/promises";
import { askApi, askChain } from "./ask.mjs";
import { median, ms, quantile, table } from "./figures.mjs";

const TRANSACTIONS = 50;
/** Milliseconds after the receipt, in the middle of all. A block is already there: what is sent here is mined at once. */
export const FRESH_BAR_MS = 1_000;
const WITHIN_MS = 30_000;
const LOOK_EVERY_MS = 15;

const BALANCE_OF = "0x70a08231";
const TRANSFER = "0xa9059cbb";
const word = (value) => BigInt(value).toString(16).padStart(64, "0");

/** How long after its receipt a transaction shows in the API: AID that somebody gives to an account that nobody has seen before. */
export async function measureFresh({ rpcUrl, addresses, index }) {
  const { origin } = await index();
  const giver = await whoHas(rpcUrl, addresses.AID);
  const times = [];
  await askChain(rpcUrl, "evm_setAutomine", [true]);
  for (let number = 1; number <= TRANSACTIONS; number += 1) {
    const receiver = `0x${(0xf4e5n * 2n ** 64n + BigInt(Date.now()) * 1_000n + BigInt(number)).toString(16).padStart(40, "0")}`;
    const data = TRANSFER + word(receiver) + word(10n ** 15n);
    const hash = await askChain(rpcUrl, "eth_sendTransaction", [{ from: giver, to: addresses.AID, data }]);
    await until(async () => (await askChain(rpcUrl, "eth_getTransactionReceipt", [hash])) !== null);
    const from = performance.now();
    await until(async () => (await askApi(origin, `/accounts/${receiver}`, number)).data.aid !== "0");
    times.push(performance.now() - from);
    // Anywhere between two looks of the index at the chain, not always right after one.
    await pause((number * 137) % 700);
  }
  const [half, most] = [median(times), quantile(times, 0.95)];
  return {
    text: table(["transactions", "median after the receipt", "bar", "p95", "slowest"], [[TRANSACTIONS, ms(half), `≤ ${ms(FRESH_BAR_MS)}`, ms(most), ms(Math.max(...times))]]),
    problems: half > FRESH_BAR_MS ? [`A transaction shows in the API ${ms(half)} after its receipt, later than ${ms(FRESH_BAR_MS)}.`] : [],
  };
}

/** An account of the chain's own that has AID to give. */
async function whoHas(rpcUrl, token) {
  for (const account of await askChain(rpcUrl, "eth_accounts")) {
    const held = await askChain(rpcUrl, "eth_call", [{ to: token, data: BALANCE_OF + word(account) }, "latest"]);
    if (BigInt(held) > 10n ** 18n) return account;
  }
  throw new Error("No account of the chain holds AID.");
}

async function until(check) {
  const end = performance.now() + WITHIN_MS;
  while (!(await check())) {
    if (performance.now() > end) throw new Error(`Nothing came within ${WITHIN_MS / 1_000} seconds.`);
    await pause(LOOK_EVERY_MS);
  }
}
