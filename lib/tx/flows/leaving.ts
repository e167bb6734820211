import { type Address, concatHex, type Hex, padHex } from "viem";
import { signatures } from "../../portfolio/decode-log";
import type { Before, Call, OutcomeFilter, Where } from "../flow";
import { addressTopic, uintTopic, uintWords } from "../outcome";

// What leaving is, apart from how it is stored and planned: exit.html has it too, and carries no schema library. Selectors
// are written out, because StakedAID's whole interface would weigh more on that page than all of this.

/** What can be asked of StakedAID on the way out. Shares and AID 18 decimals; `minRaw` the least AID accepted. */
export type Leaving =
  | { readonly kind: "request"; readonly sharesRaw: bigint }
  | { readonly kind: "now"; readonly sharesRaw: bigint; readonly minRaw: bigint }
  | { readonly kind: "claim"; readonly ticketId: bigint }
  | { readonly kind: "claim-all"; readonly sharesRaw: bigint; readonly assetsRaw: bigint }
  | { readonly kind: "take-out" | "take-back"; readonly ticketId: bigint }
  | { readonly kind: "serve"; readonly most: bigint };

/** The call. Whatever comes of it goes to whoever acts. */
export function leavingCall(leaving: Leaving, { account, addresses }: Where): Call {
  return { to: addresses.StakedAID, data: dataOf(leaving, account), value: 0n };
}

function dataOf(leaving: Leaving, account: Address): Hex {
  switch (leaving.kind) {
    // requestRedeem(uint256 shares, address controller, address owner)
    case "request":
      return encode("0x7d41c86e", leaving.sharesRaw, account, account);
    // redeemInstant(uint256 shares, uint256 minAssets)
    case "now":
      return encode("0xfbc3b807", leaving.sharesRaw, leaving.minRaw);
    // claim(uint256 ticketId, address receiver)
    case "claim":
      return encode("0xddd5e1b2", leaving.ticketId, account);
    // redeem(uint256 shares, address receiver, address controller)
    case "claim-all":
      return encode("0xba087652", leaving.sharesRaw, account, account);
    // cancelRedeemRequest(uint256 requestId, address controller)
    case "take-out":
      return encode("0x2b9d9c1f", leaving.ticketId, account);
    // claimCancelRedeemRequest(uint256 requestId, address receiver, address controller)
    case "take-back":
      return encode("0x00a06d19", leaving.ticketId, account, account);
    // process(uint256 max)
    case "serve":
      return encode("0xffb2c479", leaving.most);
  }
}

/** A call whose arguments are one word each. */
function encode(selector: Hex, ...values: readonly (bigint | Address)[]): Hex {
  return concatHex([selector, ...values.map((value) => (typeof value === "bigint" ? uintTopic(value) : padHex(value, { size: 32 })))]);
}

// Withdraw(address,address,address,uint256,uint256), QueueServed(address,uint256,uint256,uint256)
const withdrawTopic: Hex = "0xfbde797d201c681b91056529119e0b02407c7bb96a4a2c75c01fc9667232c8db";
const queueServedTopic: Hex = "0xb8dfaff9c9046103e0d470005916bd7de380e32938e1b1d6d0cac4df92264897";

/** StakedAID's log of it. */
export function leavingOutcome(leaving: Leaving, { account, addresses }: Where): OutcomeFilter {
  const address = addresses.StakedAID;
  const me = addressTopic(account);
  switch (leaving.kind) {
    // RedeemRequest(controller, owner, requestId, sender, shares)
    case "request":
      return { address, topics: [signatures.RedeemRequest, me, me], dataPrefix: uintWords(BigInt(account), leaving.sharesRaw) };
    // ExitedNow(account, shares, assets, fee)
    case "now":
      return { address, topics: [signatures.ExitedNow, me], dataPrefix: uintWords(leaving.sharesRaw) };
    // TicketClaimed(ticketId, receiver, shares, assets)
    case "claim":
      return { address, topics: [signatures.TicketClaimed, uintTopic(leaving.ticketId), me], dataPrefix: "0x" };
    // Withdraw(sender, receiver, owner, assets, shares). A service in between may add to the AID, which then is looked for in vain: what
    // is asked for again takes nothing twice.
    case "claim-all":
      return { address, topics: [withdrawTopic, me, me, me], dataPrefix: uintWords(leaving.assetsRaw, leaving.sharesRaw) };
    // CancelRedeemRequest(controller, requestId, sender)
    case "take-out":
      return { address, topics: [signatures.CancelRedeemRequest, me, uintTopic(leaving.ticketId)], dataPrefix: "0x" };
    // CancelRedeemClaim(controller, receiver, requestId, sender, shares)
    case "take-back":
      return { address, topics: [signatures.CancelRedeemClaim, me, me, uintTopic(leaving.ticketId)], dataPrefix: "0x" };
    // QueueServed(caller, shares, assets, head)
    case "serve":
      return { address, topics: [queueServedTopic, me], dataPrefix: "0x" };
  }
}

/**
 * Taking a ticket's shares out of the queue comes before taking them back (ERC-7887), unless some are out already. Where
 * nothing of it waits either, it is the cancelling that is refused, by its own name.
 */
export function beforeTakingBack(ticketId: bigint, where: Where): Before {
  const { account, addresses } = where;
  const takeOut: Leaving = { kind: "take-out", ticketId };
  // claimableCancelRedeemRequest(uint256 requestId, address controller)
  const data = encode("0xb04a5e05", ticketId, account);
  return { call: leavingCall(takeOut, where), outcome: leavingOutcome(takeOut, where), done: { to: addresses.StakedAID, data } };
}
