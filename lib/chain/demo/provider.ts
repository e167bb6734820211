import {
  hexToNumber,
  isAddressEqual,
  isHex,
  numberToHex,
  SwitchChainError,
  UnauthorizedProviderError,
  UnsupportedProviderMethodError,
  type Address,
  type Chain,
  type Client,
  type Hex,
  type Transport,
  type TypedDataDefinition,
} from "viem";
import type { HDAccount } from "viem/accounts";
import { roleAccount } from "./accounts";
import type { DemoRole } from "./roles";
import type { TransactionParams } from "./send";

export type DemoProviderOptions = {
  readonly client: Client<Transport, Chain>;
  /** Where the role is kept, so that a reload goes on with it. */
  readonly memory: { read(): Promise<DemoRole | undefined>; write(role: DemoRole | undefined): Promise<void> };
  /** Asks the person for a role. */
  readonly chooseRole: () => Promise<DemoRole>;
};

type Request = { readonly method: string; readonly params?: readonly unknown[] | object | undefined };
type Listener = (...values: never[]) => void;

/** An EIP-1193 provider over a development account. It asks nothing before it signs: the keys are public. */
export type DemoProvider = {
  request(request: Request): Promise<unknown>;
  on(event: string, listener: Listener): void;
  removeListener(event: string, listener: Listener): void;
  /** The role in use; undefined when nobody has connected. */
  role(): Promise<DemoRole | undefined>;
  /** Goes on as another role, and says so by `accountsChanged`. */
  change(role: DemoRole): Promise<void>;
  forget(): Promise<void>;
};

/**
 * Wallets without atomic batches do not offer EIP-5792; an app then uses a permit or two transactions. `eth_sign` signs
 * anything and is refused as everywhere.
 */
const notOffered: ReadonlySet<string> = new Set([
  ...["wallet_getCapabilities", "wallet_sendCalls", "wallet_getCallsStatus", "wallet_showCallsStatus"],
  ...["eth_sign", "eth_signTypedData", "eth_signTypedData_v3", "eth_signTransaction", "wallet_watchAsset"],
]);

export function createDemoProvider({ client, memory, chooseRole }: DemoProviderOptions): DemoProvider {
  const { chain } = client;
  const listeners = new Map<string, Set<Listener>>();
  // One after the other, so that two requests at once do not take the same nonce.
  let sending: Promise<unknown> = Promise.resolve();

  function emit(event: string, value: unknown): void {
    for (const listener of listeners.get(event) ?? []) (listener as (value: unknown) => void)(value);
  }

  async function accounts(): Promise<Address[]> {
    const role = await memory.read();
    return role ? [(await roleAccount(role)).address] : [];
  }

  async function connect(): Promise<Address[]> {
    if ((await memory.read()) === undefined) await memory.write(await chooseRole());
    return accounts();
  }

  /** The account in use, when it is the one that is asked for. Throws UnauthorizedProviderError. */
  async function signer(asked: Address | undefined): Promise<HDAccount> {
    const role = await memory.read();
    const account = role && (await roleAccount(role));
    if (account && (asked === undefined || isAddressEqual(asked, account.address))) return account;
    throw new UnauthorizedProviderError(new Error("This account is not connected."));
  }

  function send(params: TransactionParams): Promise<Hex> {
    const next = sending.then(async () => {
      const [{ signAndSend }, account] = await Promise.all([import("./send"), signer(params.from)]);
      return signAndSend(client, account, params);
    });
    sending = next.catch(() => undefined);
    return next;
  }

  function requireChain({ chainId }: { chainId: Hex }): null {
    if (hexToNumber(chainId) === chain.id) return null;
    throw new SwitchChainError(new Error("This wallet knows the local chain only."));
  }

  async function request({ method, params }: Request): Promise<unknown> {
    const [first, second] = Array.isArray(params) ? (params as readonly unknown[]) : [];
    if (notOffered.has(method)) throw new UnsupportedProviderMethodError(new Error(`${method} is not offered.`), { method });
    switch (method) {
      case "eth_chainId":
        return numberToHex(chain.id);
      case "net_version":
        return String(chain.id);
      case "eth_accounts":
        return accounts();
      case "eth_requestAccounts":
        return connect();
      case "wallet_requestPermissions":
        await connect();
        return [{ parentCapability: "eth_accounts" }];
      case "wallet_revokePermissions":
        await memory.write(undefined);
        return null;
      case "wallet_switchEthereumChain":
      case "wallet_addEthereumChain":
        return requireChain(first as { chainId: Hex });
      case "personal_sign": {
        const message = isHex(first) ? { raw: first } : String(first);
        return (await signer(second as Address)).signMessage({ message });
      }
      case "eth_signTypedData_v4": {
        const typed = (typeof second === "string" ? JSON.parse(second) : second) as TypedDataDefinition;
        return (await signer(first as Address)).signTypedData(typed);
      }
      case "eth_sendTransaction":
        return send(first as TransactionParams);
      default:
        return client.request({ method, params } as Parameters<typeof client.request>[0]);
    }
  }

  return {
    request,
    on(event, listener) {
      listeners.set(event, (listeners.get(event) ?? new Set()).add(listener));
    },
    removeListener(event, listener) {
      listeners.get(event)?.delete(listener);
    },
    role: () => memory.read(),
    async change(role) {
      await memory.write(role);
      emit("accountsChanged", await accounts());
    },
    forget: () => memory.write(undefined),
  };
}
