import { QueryClient } from "@tanstack/react-query";

/**
 * The cache of chain reads. Nothing refetches by itself: the block watcher does. A failed read is not repeated here
 * either, because the transport has already tried again and the next look at the chain comes in seconds.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // A local chain answers without any network.
        networkMode: "always",
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        retry: false,
        gcTime: 10 * 60_000,
      },
      mutations: { networkMode: "always", retry: false },
    },
  });
}
