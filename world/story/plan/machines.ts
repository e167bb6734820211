import type { Machines } from "./plan";

// Prices and rents as in 2025 and 2026: what a GPU costs with its share of server, network and installation, and what an hour
// of it rents for under a contract.

type Kind = Pick<Machines, "model" | "memoryGb" | "price" | "hourlyCents" | "watts"> & { readonly perChassis: number };

export const kinds = {
  A100: { model: "A100 SXM4", memoryGb: 80, price: 9_500, hourlyCents: 135, watts: 700, perChassis: 8 },
  H100: { model: "H100 SXM5", memoryGb: 80, price: 27_000, hourlyCents: 260, watts: 1_250, perChassis: 8 },
  H200: { model: "H200 SXM5", memoryGb: 141, price: 33_000, hourlyCents: 330, watts: 1_280, perChassis: 8 },
  B200: { model: "B200 HGX", memoryGb: 180, price: 44_000, hourlyCents: 530, watts: 1_780, perChassis: 8 },
  B300: { model: "B300 HGX", memoryGb: 288, price: 52_000, hourlyCents: 610, watts: 1_950, perChassis: 8 },
  GB200: { model: "GB200 NVL72", memoryGb: 186, price: 58_000, hourlyCents: 750, watts: 1_850, perChassis: 4 },
  MI300X: { model: "MI300X OAM", memoryGb: 192, price: 19_000, hourlyCents: 220, watts: 1_200, perChassis: 8 },
  L40S: { model: "L40S PCIe", memoryGb: 48, price: 9_500, hourlyCents: 95, watts: 480, perChassis: 8 },
  RTX6000: { model: "RTX PRO 6000", memoryGb: 96, price: 9_000, hourlyCents: 120, watts: 760, perChassis: 8 },
} as const satisfies Record<string, Kind>;

/** So many GPUs of a kind at a place. */
export function cluster(kind: keyof typeof kinds, gpus: number, facility: string, country: string): Machines {
  const { perChassis, ...rest } = kinds[kind];
  return { ...rest, gpus, chassis: gpus / perChassis, facility, country };
}
