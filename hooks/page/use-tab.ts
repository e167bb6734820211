"use client";

import { usePathname, useSearchParams } from "next/navigation";

/** The tab that an address names; the first where it names none of them. */
function tabOf<Tab extends string>(tabs: readonly [Tab, ...Tab[]], value: string | null): Tab {
  return tabs.find((tab) => tab === value) ?? tabs[0];
}

/**
 * The open tab, kept in the address (`?tab=redeem`, nothing for the first) so that it can be linked, and how to open another
 * without loading the page.
 */
export function useTab<Tab extends string>(tabs: readonly [Tab, ...Tab[]]): readonly [Tab, (tab: Tab) => void] {
  const params = useSearchParams();
  const pathname = usePathname();
  const open = (tab: Tab) => {
    const next = new URLSearchParams(params);
    if (tab === tabs[0]) next.delete("tab");
    else next.set("tab", tab);
    const query = next.toString();
    // Next follows the address; nothing is asked of the server, and what is typed stays.
    window.history.replaceState(null, "", query === "" ? pathname : `${pathname}?${query}`);
  };
  return [tabOf(tabs, params.get("tab")), open];
}
