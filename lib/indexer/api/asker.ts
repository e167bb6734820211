import { BlockList, isIP, isIPv6 } from "node:net";
import { clientOf } from "../../server/rpc/origin";

/** Networks that no visitor comes from by themselves: this machine, private ones (RFC 1918, 6598, 4193), and those of one link. */
const own = new BlockList();
for (const [network, bits] of [["127.0.0.0", 8], ["10.0.0.0", 8], ["172.16.0.0", 12], ["192.168.0.0", 16], ["100.64.0.0", 10], ["169.254.0.0", 16]] as const) own.addSubnet(network, bits, "ipv4");
for (const [network, bits] of [["::1", 128], ["fc00::", 7], ["fe80::", 10]] as const) own.addSubnet(network, bits, "ipv6");

/**
 * Whom an allowance is counted for. What a server in between says of its visitor is believed where it stands beside this one; who comes from
 * the open network is who is connected, whatever they claim. `peer` is that address, undefined where it is not known.
 */
export function askerOf(headers: Headers, peer: string | undefined): string {
  const said = headers.get("x-forwarded-for");
  if (said !== null && (peer === undefined || isBeside(peer))) return clientOf(headers);
  return clientOf(new Headers(peer === undefined ? {} : { "x-forwarded-for": peer }));
}

const isBeside = (peer: string): boolean => isIP(peer) !== 0 && own.check(peer, isIPv6(peer) ? "ipv6" : "ipv4");
