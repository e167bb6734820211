import { accessManagerAbi, identityAbi, issuerAbi } from "../../abis";
import { encodeCall } from "../../lib/tx/calls";
import { devAccounts } from "../chain/accounts";
import { invest, recognise } from "../story/acts/house";
import { answerPrice } from "../story/acts/oracle";
import { tell } from "../story/scene";
import { signVoucher } from "../voucher";
import { borrowersOf } from "./book";
import { errand } from "./day";
import { callOf } from "./words";
import { borrowerOf, desks, sceneFor, timeOf, type Today } from "./world";

/** Whole USDC a block and a day: what comes in is more than the first caps allow. */
const caps = { block: 10_000_000n, day: 200_000_000n } as const;
const waitsDays = 3;
const process = callOf("process(uint256)");
const gasPerTicket = 130_000;
/** The price of leaving looks at every deal that is in default or long late. */
const gasOfPrice = 10_000_000;
const investsEvery = 10;
const verifiedDays = 700;

/** What is done every day: the price of USDC, the books, the queue. */
export async function keepHouse(now: Today, ticketsADay: number): Promise<void> {
  const scene = sceneFor(now);
  await answerPrice(scene);
  await recognise(scene);
  const most = 4 * ticketsADay + 4;
  // With nobody who is due there is nothing to serve, which is no failure.
  await now.day.run([{ ...errand(now.stage.addresses.StakedAID, process(BigInt(most)), gasOfPrice + most * gasPerTicket), mayFail: true }]);
  if (now.index % investsEvery === investsEvery - 1) await invest(scene);
}

/** Governance raises the caps of minting, said two days before. */
export async function raiseCaps(now: Today): Promise<void> {
  const { addresses } = now.stage;
  const change = encodeCall({ to: addresses.Issuer, abi: issuerAbi, functionName: "setCaps", args: [caps.block, caps.day] });
  const manager = { to: addresses.AccessManager, abi: accessManagerAbi } as const;
  if (now.index === 0) await tell(sceneFor(now), devAccounts.governance, { ...manager, functionName: "schedule", args: [change.to, change.data, 0] });
  if (now.index === waitsDays) await tell(sceneFor(now), devAccounts.governance, { ...manager, functionName: "execute", args: [change.to, change.data] });
}

/** Whoever borrows, takes machines over or redeems is verified before the first deal. */
export async function verifyAll(now: Today): Promise<void> {
  if (now.index !== 1) return;
  const { addresses, clients } = now.stage;
  const verified = [devAccounts.partnerOperator, ...desks(), ...borrowersOf(now.book).map((borrower) => borrowerOf({ borrower }))];
  for (const { address } of verified) {
    const voucher = { account: address, number: 1n, tier: 1, countryClass: 1, kind: 1, expiry: BigInt(timeOf(now, verifiedDays)) };
    const signature = await signVoucher(devAccounts.attestor, voucher, addresses.Identity, clients.chain.id);
    const { to, data } = encodeCall({ to: addresses.Identity, abi: identityAbi, functionName: "submit", args: [voucher, signature] });
    await now.day.run([errand(to, data, 150_000)]);
  }
}
