const NAME = "Measuring wallet";
/** The depositor of the local chain. */
const ACCOUNT = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";

/** Lets every page of the context find a wallet that only looks (EIP-6963): it has an account and a chain, no key. */
export function announceWallet(context) {
  return context.addInitScript(installWallet, { name: NAME, account: ACCOUNT });
}

/** Connects it as a person does, and waits until the page shows that it is connected. */
export async function connect(page) {
  await page.getByRole("button", { name: "Connect wallet" }).click();
  await page.getByRole("button", { name: NAME }).click();
  await page.getByRole("button", { name: "Connect wallet" }).waitFor({ state: "detached" });
}

function installWallet({ name, account }) {
  const answers = {
    eth_chainId: "0x7a69",
    net_version: "31337",
    eth_accounts: [account],
    eth_requestAccounts: [account],
    wallet_getPermissions: [{ parentCapability: "eth_accounts" }],
    wallet_requestPermissions: [{ parentCapability: "eth_accounts" }],
  };
  const provider = {
    async request({ method }) {
      if (method in answers) return answers[method];
      throw Object.assign(new Error(`${method} is not supported`), { code: 4200 });
    },
    on: () => provider,
    removeListener: () => provider,
  };
  const icon = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E";
  const info = { uuid: "5b7e2a0e-7a55-4b4e-9d2b-3f1f6c2a9c11", name, icon, rdns: "local.measuring-wallet" };
  const announce = () =>
    globalThis.dispatchEvent(new globalThis.CustomEvent("eip6963:announceProvider", { detail: Object.freeze({ info, provider }) }));
  globalThis.addEventListener("eip6963:requestProvider", announce);
  announce();
}
