import type { Hash, LocalAccount, TransactionReceipt } from "viem";
import { getTransactionCount } from "viem/actions";
import { awaitReceipt } from "../../contracts/script/lib/await-receipt";
import type { EveryAddress } from "../../lib/chain/credit-addresses";
import type { ChainClients } from "../chain/clients";
import { gasMoney } from "./take";
import { checked, type Sent, type Stage, type StageCall, signed } from "./stage";

const receiptWithinMs = 20_000;

/**
 * The stage of a chain that mines what comes at once: the same people go on, among others who send too. Each transaction
 * has a block of its own, and `block` only says how they went; the moment is the chain's.
 */
export async function openLiveStage(clients: ChainClients, addresses: EveryAddress): Promise<Stage> {
  let head = await headOf(clients);
  let sent: Sent[] = [];
  let receipts: TransactionReceipt[] = [];
  return {
    clients,
    addresses,
    get head() {
      return head;
    },
    async send(who: LocalAccount, call: StageCall, expect = {}) {
      await giveGasMoney(clients, who);
      const nonce = await getTransactionCount(clients.publicClient, { address: who.address, blockTag: "pending" });
      const { raw, what } = await signed(clients, who, call, nonce);
      const hash: Hash = await clients.publicClient.request({ method: "eth_sendRawTransaction", params: [raw] } as never);
      sent.push({ hash, what, refused: expect.refused });
      receipts.push(await awaitReceipt(clients.publicClient, hash, receiptWithinMs));
    },
    async block() {
      const [played, got] = [sent, receipts];
      [sent, receipts] = [[], []];
      head = await headOf(clients);
      return Promise.all(played.map((one) => checked(clients, one, got.find(({ transactionHash }) => transactionHash === one.hash))));
    },
  };
}

/** Whoever comes for the first time has none. */
async function giveGasMoney({ publicClient, testClient }: ChainClients, { address }: LocalAccount): Promise<void> {
  if ((await publicClient.getBalance({ address })) === 0n) await testClient.setBalance({ address, value: gasMoney });
}

async function headOf({ publicClient }: ChainClients): Promise<Stage["head"]> {
  const { number, timestamp } = await publicClient.getBlock();
  return { number, timestamp: Number(timestamp) };
}
