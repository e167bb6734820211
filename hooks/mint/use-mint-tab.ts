"use client";

import { usePathname, useSearchParams } from "next/navigation";

export type MintTab = "mint" | "redeem";

/** The tab in an address: `?tab=redeem`, otherwise Mint. */
export function tabOf(value: string | null): MintTab {
  return value === "redeem" ? "redeem" : "mint";
}

/** The open tab, kept in the address so that it can be linked, and how to open another without loading the page. */
export function useMintTab(): readonly [MintTab, (tab: MintTab) => void] {
  const params = useSearchParams();
  const pathname = usePathname();
  const open = (tab: MintTab) => {
    const next = new URLSearchParams(params);
    if (tab === "mint") next.delete("tab");
    else next.set("tab", tab);
    const query = next.toString();
    // Next follows the address; nothing is asked of the server, and what is typed stays.
    window.history.replaceState(null, "", query === "" ? pathname : `${pathname}?${query}`);
  };
  return [tabOf(params.get("tab")), open];
}
