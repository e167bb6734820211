import { createAllowance } from "../../server/rpc/allowance";
import { askerOf } from "./asker";
import { Refusal } from "./refusal";

/** How much may be asked: by one client, and of this process by all together. A request is one unit, unless it says that it is more. */
export type AdmissionOptions = {
  readonly client: { readonly burst: number; readonly perSecond: number };
  readonly all: { readonly burst: number; readonly perSecond: number };
  readonly now?: () => number;
};

/** What lets requests in. Throws a Refusal (429) that says when to come again. */
export type Admission = (headers: Headers, peer: string | undefined, cost?: number) => void;

/** Per process: it protects this process, it does not count users. `peer` is who is connected, for who comes without a server in between. */
export function createAdmission({ client, all, now }: AdmissionOptions): Admission {
  const clock = now === undefined ? {} : { now };
  const perClient = createAllowance({ ...client, ...clock });
  const total = createAllowance({ ...all, clients: 1, ...clock });
  return (headers, peer, cost = 1) => {
    // Looked at first: who is refused because of others has used nothing of its own, and who has nothing left takes nothing from others.
    const wait = total.wait("all", cost) || perClient.take(askerOf(headers, peer), cost) || total.take("all", cost);
    if (wait > 0) throw new Refusal({ code: "too-many-requests", message: `Too many requests; ask again in ${String(wait)} ${wait === 1 ? "second" : "seconds"}.`, retryAfter: wait });
  };
}
