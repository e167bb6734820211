import { Refusal } from "./refusal";

export type Places = {
  /**
   * Takes a place, and gives what leaves it. Throws a Refusal where there is none: 503 where all are taken, so that a balancer asks
   * another server, 429 where the asker has taken as many as one may.
   */
  take(asker: string): () => void;
};

/** So many at once, and so many of one who asks. */
export function createPlaces({ all, one }: { readonly all: number; readonly one: number }): Places {
  const taken = new Map<string, number>();
  let inAll = 0;
  return {
    take(asker) {
      const own = taken.get(asker) ?? 0;
      if (own >= one) throw new Refusal({ code: "too-many-requests", message: `${one} requests of yours are being answered at this moment; ask again in 1 second.`, retryAfter: 1 });
      if (inAll >= all) throw new Refusal({ code: "unavailable", message: "Too many requests are being answered at this moment; ask again in 1 second.", retryAfter: 1 });
      inAll += 1;
      taken.set(asker, own + 1);
      return () => {
        inAll -= 1;
        const left = (taken.get(asker) ?? 1) - 1;
        if (left === 0) taken.delete(asker);
        else taken.set(asker, left);
      };
    },
  };
}
