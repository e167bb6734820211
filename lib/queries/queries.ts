import { queryOptions } from "@tanstack/react-query";
import type { Address } from "viem";
import { LOCAL_CHAIN_ID } from "../chain/chains";
import { freshness } from "./freshness";
import { keys } from "./keys";

/** What encodes, sends and decodes is no part of a page's first script: figures are in the HTML, reading begins after it. */
const reads = () => import("../chain/browser");

/** The clock of a local chain, unix seconds. Never read on another. */
export function chainTimeQuery(chainId: number) {
  return queryOptions({
    queryKey: keys.time(chainId),
    queryFn: async () => (await reads()).readChainTime(chainId),
    enabled: chainId === LOCAL_CHAIN_ID,
    ...freshness("head"),
  });
}

/** The protocol's figures. */
export function protocolQuery(chainId: number) {
  return queryOptions({
    queryKey: keys.protocol(chainId),
    queryFn: async () => (await reads()).readProtocol(chainId),
    ...freshness("head"),
  });
}

/** One account's figures. */
export function accountQuery(chainId: number, account: Address) {
  return queryOptions({
    queryKey: keys.account(chainId, account),
    queryFn: async () => (await reads()).readAccount(chainId, account),
    ...freshness("head"),
  });
}
