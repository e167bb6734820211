import { type Address, type Hash, type Hex, isAddressEqual, type LocalAccount, numberToHex } from "viem";
import { privateKeyToAccount, generatePrivateKey } from "viem/accounts";
import { z } from "zod";
import { type Batches, createBatches } from "./wallet/batches";
import { type Answer, type Behaviour, plainBehaviour } from "./wallet/behaviour";
import { createLedger, type Ledger, lowerApproval, type SendRequest } from "./wallet/ledger";
import { createNetworks } from "./wallet/networks";
import { createProposals, type Multisig, type Proposals } from "./wallet/multisig";
import { ProviderError, providerCodes } from "./wallet/provider-error";

export type { Answer, Behaviour } from "./wallet/behaviour";
export { installMultisig, type Multisig } from "./wallet/multisig";
export { ProviderError } from "./wallet/provider-error";

export type WalletRequest = { readonly method: string; readonly params?: readonly unknown[] | undefined };

export type WalletOptions = {
  readonly rpcUrl: string;
  readonly chainId: number;
  /** The first is the selected one. */
  readonly accounts: readonly LocalAccount[];
  /** Makes the wallet that of a contract: its accounts are this address alone. */
  readonly multisig?: Multisig;
  readonly behaviour?: Partial<Behaviour>;
};

/** A wallet that really signs and sends on a local chain, and does with every request what it was told to. */
export type ProgrammableWallet = {
  /** EIP-1193. */
  readonly request: (request: WalletRequest) => Promise<unknown>;
  /** Answers for the next requests that need consent, in order. */
  readonly lineUp: (...answers: readonly Answer[]) => void;
  /** Changes what it does from here on. */
  readonly behave: (change: Partial<Behaviour>) => void;
  /** Requests that needed consent, in order. */
  readonly asked: readonly WalletRequest[];
  /** How many of those it has carried out, answered or not. */
  readonly acted: () => number;
  /** How many of those it has done with, whatever came of them. */
  readonly ended: () => number;
  /** Hashes of what it has signed as transactions, sent or withheld. */
  readonly hashes: () => readonly Hash[];
  /** Puts these accounts before the site, the first selected. */
  readonly select: (...accounts: readonly LocalAccount[]) => void;
  /** Goes to another network without being asked. */
  readonly goTo: (chainId: number) => void;
  /** Deletes a network: a site has to offer it before the wallet goes there again. */
  readonly forget: (chainId: number) => void;
  readonly speedUp: Ledger["speedUp"];
  readonly cancel: Ledger["cancel"];
  readonly replace: Ledger["replace"];
  readonly ledger: Ledger;
  /** Brings held batches onto the chain. */
  readonly releaseBatches: Batches["release"];
  /** Executes what the multisig has proposed. */
  readonly executeProposals: Proposals["execute"];
  /** `accountsChanged` and `chainChanged`, as EIP-1193 names them. Returns what ends it. */
  readonly listen: (listener: (event: "accountsChanged" | "chainChanged", value: unknown) => void) => () => void;
};

const hex = z.custom<Hex>((value) => typeof value === "string" && /^0x[0-9a-f]*$/i.test(value));
const address = z.custom<Address>((value) => typeof value === "string" && /^0x[0-9a-f]{40}$/i.test(value));
const quantity = hex.transform((value) => BigInt(value));
const call = z.object({ to: address, data: hex.default("0x"), value: quantity.default(0n) });
const sendParams = z.tuple([
  call.extend({ from: address, gas: quantity.optional(), nonce: hex.transform(Number).optional(), chainId: hex.transform(Number).optional() }),
]);
const batchParams = z.tuple([
  z.object({ id: z.string().optional(), from: address.optional(), chainId: hex.transform(Number), calls: z.array(call) }),
]);

const forever = (): Promise<never> => new Promise(() => undefined);

/** Makes a programmable wallet. Reads that it does not answer itself go to the chain. */
export function createProgrammableWallet(options: WalletOptions): ProgrammableWallet {
  const { rpcUrl, chainId, multisig } = options;
  const ledger = createLedger(rpcUrl, chainId);
  const batches = createBatches(ledger, chainId);
  const proposals = multisig && createProposals(ledger, multisig);
  const stranger = privateKeyToAccount(generatePrivateKey());
  const listeners = new Set<Parameters<ProgrammableWallet["listen"]>[0]>();
  const asked: WalletRequest[] = [];
  const hashes: Hash[] = [];
  const answers: Answer[] = [];
  let behaviour: Behaviour = { ...plainBehaviour, ...options.behaviour };
  let accounts = options.accounts;
  let acted = 0;
  let ended = 0;

  const addresses = (): readonly Address[] => (multisig ? [multisig.address] : accounts.map((account) => account.address));
  const emit = (event: "accountsChanged" | "chainChanged", value: unknown): void => {
    for (const listener of listeners) listener(event, value);
  };

  const networks = createNetworks({ start: chainId, changed: (id) => emit("chainChanged", id) });

  function accountOf(from: Address): LocalAccount {
    const found = accounts.find((account) => isAddressEqual(account.address, from));
    if (found === undefined) throw new ProviderError(providerCodes.unauthorized, "The account is not offered to this site.");
    return found;
  }

  function requireChain(wanted: number | undefined): void {
    if (wanted === undefined || wanted === networks.present()) return;
    throw new ProviderError(providerCodes.invalidParams, "The request is for another network than the wallet's.");
  }

  async function consent(request: WalletRequest, act: (withheld: boolean) => Promise<unknown>): Promise<unknown> {
    asked.push(request);
    try {
      return await answerWith(act);
    } finally {
      ended += 1;
    }
  }

  /** Does what the person decides about a request; `withhold` reaches the deed as its argument. */
  async function answerWith(act: (withheld: boolean) => Promise<unknown>): Promise<unknown> {
    const answer = answers.shift() ?? behaviour.answer;
    const carryOut = async (withheld: boolean): Promise<unknown> => {
      const result = await act(withheld);
      acted += 1;
      return result;
    };
    if (typeof answer === "object") {
      if ("fail" in answer) throw new ProviderError(answer.fail.code, answer.fail.message);
      if ("reply" in answer) return answer.reply;
      await answer.after;
      return carryOut(false);
    }
    switch (answer) {
      case "confirm":
        return carryOut(false);
      case "withhold":
        return carryOut(true);
      case "reject":
        throw new ProviderError(providerCodes.userRejected, "The person declined.");
      case "hang":
        return forever();
      case "act-then-hang":
        await carryOut(false);
        return forever();
      case "act-then-fail":
        await carryOut(false);
        throw new ProviderError(providerCodes.internal, "Something went wrong after sending.");
    }
  }

  async function send(params: unknown, withheld: boolean): Promise<Hash> {
    const [{ from, chainId: wanted, gas, nonce, ...rest }] = sendParams.parse(params);
    requireChain(wanted);
    const most = behaviour.approveAtMost;
    const data = most === undefined ? rest.data : lowerApproval(rest.data, most);
    if (proposals) return proposals.propose([{ ...rest, data }]);
    const request: SendRequest = { ...rest, data, gas: behaviour.ownNonce ? undefined : gas, nonce };
    const account = accountOf(from);
    const chosen = (behaviour.ownNonce ? undefined : nonce) ?? (await ledger.nextNonce(from));
    const { raw, hash } = await ledger.sign(account, request, chosen);
    hashes.push(hash);
    if (!withheld) await ledger.broadcast(raw);
    return hash;
  }

  async function sendBatch(params: unknown): Promise<{ id: string }> {
    const [{ id = numberToHex(Date.now()), from, chainId: wanted, calls }] = batchParams.parse(params);
    requireChain(wanted);
    if (behaviour.batches === "upgrade-declined") {
      throw new ProviderError(providerCodes.upgradeRejected, "The person declined the upgrade.");
    }
    const account = from === undefined ? accounts[0] : accountOf(from);
    if (account === undefined) throw new ProviderError(providerCodes.unauthorized, "There is no account.");
    await batches.take(id, account, calls, behaviour.holdBatches);
    return { id };
  }

  async function signTypedData(params: readonly unknown[] | undefined): Promise<Hex> {
    const [from, json] = z.tuple([address, z.string()]).parse(params);
    const typed: unknown = JSON.parse(json);
    const account = behaviour.typedData === "wrong-key" ? stranger : accountOf(from);
    // viem's type describes typed data that is known when it is compiled.
    return account.signTypedData(typed as Parameters<LocalAccount["signTypedData"]>[0]);
  }

  /** Asks the person to go to a network; they are asked nothing where it cannot be. */
  async function goWhere(request: WalletRequest, wanted: number): Promise<unknown> {
    return consent(request, () => {
      networks.goTo(wanted);
      return Promise.resolve(null);
    });
  }

  function unsupported(): never {
    throw new ProviderError(providerCodes.unsupportedMethod, "The wallet has no such method.");
  }

  async function request({ method, params }: WalletRequest): Promise<unknown> {
    const ask = (act: (withheld: boolean) => Promise<unknown>) => consent({ method, params }, act);
    switch (method) {
      case "eth_chainId":
        return numberToHex(networks.present());
      case "eth_accounts":
      case "eth_requestAccounts":
        return addresses();
      case "eth_sendTransaction":
        return ask((withheld) => send(params, withheld));
      case "eth_signTypedData_v4":
        return behaviour.typedData === "unsupported" ? unsupported() : ask(() => signTypedData(params));
      case "wallet_switchEthereumChain":
        return goWhere({ method, params }, networks.wantedOf(params));
      case "wallet_addEthereumChain":
        return goWhere({ method, params }, (await networks.offerOf(params)).chainId);
      case "wallet_getCapabilities":
        if (behaviour.batches === "none") return unsupported();
        return { [numberToHex(chainId)]: { atomic: { status: behaviour.batches === "supported" ? "supported" : "ready" } } };
      case "wallet_sendCalls":
        return behaviour.batches === "none" ? unsupported() : ask(() => sendBatch(params));
      case "wallet_getCallsStatus":
        return behaviour.batches === "none" ? unsupported() : batches.status(z.tuple([z.string()]).parse(params)[0]);
      default:
        // The chain's own methods; their types are of no use to a wallet that passes them on.
        return ledger.reader.request({ method, params } as Parameters<typeof ledger.reader.request>[0]);
    }
  }

  return {
    request,
    lineUp: (...next) => {
      answers.push(...next);
    },
    behave: (change) => {
      behaviour = { ...behaviour, ...change };
    },
    asked,
    acted: () => acted,
    ended: () => ended,
    hashes: () => [...hashes, ...batches.hashes()],
    select: (...next) => {
      accounts = next;
      emit("accountsChanged", addresses());
    },
    goTo: networks.goTo,
    forget: networks.forget,
    speedUp: ledger.speedUp,
    cancel: ledger.cancel,
    replace: ledger.replace,
    ledger,
    releaseBatches: batches.release,
    executeProposals: () => (proposals ? proposals.execute() : Promise.resolve([])),
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
