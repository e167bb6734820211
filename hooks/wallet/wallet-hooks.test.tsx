import { QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useAccountView } from "@/hooks/read/use-account-view";
import { walletStore, type WalletSnapshot } from "@/lib/chain/wallet-store";
import { createQueryClient } from "@/lib/queries";
import { accountView } from "@/lib/queries/testing/views";
import { connectRequest } from "./connect-request";
import { useAllWallets } from "./use-all-wallets";
import { useConnectRequest } from "./use-connect-request";
import { useOpenOnce } from "./use-open-once";
import { useWallet } from "./use-wallet";

const account = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";

const opened = vi.hoisted(() => ({
  endSession: vi.fn(() => Promise.resolve()),
  goToChain: vi.fn(() => Promise.resolve()),
  offerAllWallets: vi.fn(() => Promise.resolve()),
  openWallet: vi.fn(() => ({ config: {}, restored: Promise.resolve() })),
}));

vi.mock("@/lib/chain/browser", () => ({
  ...opened,
  readAccount: () => Promise.resolve(accountView()),
}));

const client = createQueryClient();
const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>;

function tell(more: Partial<WalletSnapshot>): void {
  act(() => { walletStore.write({ ...walletStore.initial(), status: "disconnected", ...more }); });
}

const connected = { status: "connected", address: account, chainId: 31337, connectorId: "demo", connectorName: "Demo" } as const;

beforeEach(() => { tell({}); });

afterEach(() => {
  cleanup();
  client.clear();
  connectRequest.close();
});

describe("useWallet", () => {
  it("tells who is connected and where", () => {
    const { result } = renderHook(() => useWallet(), { wrapper });
    expect(result.current).toMatchObject({ status: "disconnected", address: undefined, wrongNetwork: false });
    tell(connected);
    expect(result.current).toMatchObject({ ...connected, wrongNetwork: false });
    tell({ ...connected, chainId: 1 });
    expect(result.current.wrongNetwork).toBe(true);
  });

  it("asks whoever shows the wallets", () => {
    const wallet = renderHook(() => useWallet(), { wrapper });
    const host = renderHook(() => useConnectRequest());
    expect(host.result.current.asked).toBe(false);
    act(() => { wallet.result.current.connect(); });
    act(() => { wallet.result.current.connect(); });
    expect(host.result.current.asked).toBe(true);
    act(() => { host.result.current.close(); });
    expect(host.result.current.asked).toBe(false);
  });

  it("switches to the app's chain and says why it did not", async () => {
    const { result } = renderHook(() => useWallet(), { wrapper });
    act(() => { result.current.switchChain(); });
    await waitFor(() => { expect(opened.goToChain).toHaveBeenCalledWith({}, 31337); });
    const refusal = new Error("no");
    opened.goToChain.mockRejectedValueOnce(refusal);
    act(() => { result.current.switchChain(); });
    await waitFor(() => { expect(result.current.switchError).toBe(refusal); });
    expect(result.current.switching).toBe(false);
  });

  it("opens the wallet once, and ends the session", async () => {
    const { result } = renderHook(() => useWallet(), { wrapper });
    await act(() => result.current.disconnect());
    expect(opened.endSession).toHaveBeenCalledWith({});
    expect(opened.openWallet).toHaveBeenCalledTimes(1);
  });
});

describe("useAllWallets", () => {
  const groups = { local: "", more: "More" };

  it("has the config once everything that can be chosen is in it", async () => {
    const { result } = renderHook(() => useAllWallets(groups));
    expect(result.current).toBeUndefined();
    await waitFor(() => { expect(result.current).toEqual({ config: {} }); });
    expect(opened.offerAllWallets).toHaveBeenCalledWith({}, groups);
  });

  it("says that the wallets cannot be listed instead of waiting for ever", async () => {
    opened.offerAllWallets.mockRejectedValueOnce(new Error("no"));
    const { result } = renderHook(() => useAllWallets(groups));
    await waitFor(() => { expect(result.current).toEqual({ failed: true }); });
  });
});

describe("useAccountView", () => {
  it("follows the wallet", async () => {
    const { result } = renderHook(() => useAccountView(), { wrapper });
    expect(result.current).toEqual({ status: "disconnected" });
    tell(connected);
    expect(result.current).toEqual({ status: "loading", looked: false, account });
    await waitFor(() => { expect(result.current).toMatchObject({ status: "ready", account, view: accountView() }); });
  });
});

describe("useOpenOnce", () => {
  it("opens when it can, once, and tells when it was closed", () => {
    const onClosed = vi.fn();
    const open = vi.fn();
    const initialProps: { isOpen: boolean; open: (() => void) | undefined } = { isOpen: false, open: undefined };
    const { rerender } = renderHook((props: typeof initialProps) => { useOpenOnce({ ...props, onClosed }); }, { initialProps });
    rerender({ isOpen: false, open });
    rerender({ isOpen: false, open: () => { open(); } });
    expect(open).toHaveBeenCalledTimes(1);
    rerender({ isOpen: true, open });
    expect(onClosed).not.toHaveBeenCalled();
    rerender({ isOpen: false, open });
    expect(onClosed).toHaveBeenCalledTimes(1);
    expect(open).toHaveBeenCalledTimes(1);
  });
});
