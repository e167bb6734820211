import type { Address, Client, Hash } from "viem";
import type { Locale } from "../../i18n/locales";
import type { ClassifiedError } from "../../lib/errors/codes";
import type { AccountView, Due, ProtocolView, TicketView } from "../../lib/queries/lens";
import type { CheckedServer } from "./rpc";
import type { Sent } from "./sent";
import type { FoundWallet } from "./wallets";

/**
 * The life of one deed.
 *
 *   idle ─▶ checking ─▶ asked ─▶ pending ─▶ done | reverted
 *              │          │         ├─▶ gone     another transaction has its number
 *              ▼          │         └─▶ unknown  not seen in time; looking again sends nothing
 *           failed ◀──────┤ nothing was sent
 *            open  ◀──────┘ nobody knows whether it was
 */
export type Run =
  | { readonly is: "idle" }
  | { readonly is: "checking" }
  | { readonly is: "asked" | "pending" | "unknown" | "gone"; readonly sent: Sent }
  | { readonly is: "open"; readonly sent: Sent; readonly error: ClassifiedError | undefined }
  | { readonly is: "done"; readonly sent: Sent; readonly hash: Hash }
  | { readonly is: "reverted"; readonly hash: Hash; readonly error: ClassifiedError }
  | { readonly is: "failed"; readonly error: ClassifiedError };

/** The state of the server that was typed in. */
export type Server =
  | { readonly is: "none" | "checking" }
  | { readonly is: "used"; readonly client: Client; readonly url: URL }
  | { readonly is: "refused"; readonly why: Extract<CheckedServer, { ok: false }> };

export type Model = {
  readonly locale: Locale;
  /** Undefined until they had time to announce themselves. */
  readonly wallets: readonly FoundWallet[] | undefined;
  readonly wallet: FoundWallet | undefined;
  readonly account: Address | undefined;
  /** The chain that the wallet is on. */
  readonly walletChain: number | undefined;
  /** What the wallet said no to: connecting, or switching. */
  readonly walletProblem: ClassifiedError | "switch" | undefined;
  readonly server: Server;
  readonly protocol: ProtocolView | undefined;
  readonly view: AccountView | undefined;
  /** Why the chain could not be read the last time. */
  readonly readProblem: ClassifiedError | "not-deployed" | undefined;
  readonly amountText: string;
  /** What Max or a chosen reading put into the field, whole. */
  readonly amountExact: bigint | undefined;
  /** The same of the field for what leaves sAID. */
  readonly sharesText: string;
  readonly sharesExact: bigint | undefined;
  /** The account's first exit tickets; undefined until they were read. */
  readonly tickets: readonly TicketView[] | undefined;
  /** What a service of the queue would do; null where nothing is due. */
  readonly due: Due | null | undefined;
  readonly run: Run;
  /** A reload would find what is on its way: the browser keeps what the page writes down. */
  readonly isKept: boolean;
};

export type Store = {
  readonly get: () => Model;
  readonly change: (patch: Partial<Model>) => void;
};

export function createStore(initial: Model, render: (model: Model) => void): Store {
  let model = initial;
  return {
    get: () => model,
    change: (patch) => {
      model = { ...model, ...patch };
      render(model);
    },
  };
}

/** Something may still come of it, so that another must not begin beside it. */
export function isBusy({ is }: Run): boolean {
  return is === "checking" || is === "asked" || is === "pending" || is === "unknown" || is === "open";
}
