"use client";

import { useId, useRef, type KeyboardEvent, type MouseEvent, type ReactNode } from "react";
import { cx } from "./cx";
import { nextTabIndex } from "./next-tab-index";

export type Tab<Id extends string> = {
  id: Id;
  label: ReactNode;
  panel: ReactNode;
  /** Makes the tab a link that can be shared and opened elsewhere; a plain click still switches in place. */
  href?: string;
};

type TabsProps<Id extends string> = {
  label: string;
  tabs: readonly Tab<Id>[];
  value: Id;
  onChange: (id: Id) => void;
};

/** Tabs as the ARIA pattern has them: one stop of the tab key, arrows switch, Home and End jump. Only the open panel is rendered. */
export function Tabs<Id extends string>({ label, tabs, value, onChange }: TabsProps<Id>) {
  const base = useId();
  const list = useRef<HTMLDivElement>(null);

  const onKeyDown = (event: KeyboardEvent) => {
    const index = nextTabIndex({ key: event.key, index: tabs.findIndex((tab) => tab.id === value), count: tabs.length });
    const target = index === undefined ? undefined : tabs[index];
    if (!target) return;
    event.preventDefault();
    onChange(target.id);
    list.current?.querySelector<HTMLElement>(`[data-tab="${target.id}"]`)?.focus();
  };

  const open = tabs.find((tab) => tab.id === value);
  return (
    <div>
      <div ref={list} role="tablist" aria-label={label} onKeyDown={onKeyDown} className="flex flex-wrap gap-x-4 border-b border-rule sm:gap-x-6">
        {tabs.map(({ id, label: text, href }) => {
          const selected = id === value;
          const props = {
            role: "tab",
            id: `${base}-${id}`,
            "data-tab": id,
            "aria-selected": selected,
            "aria-controls": selected ? `${base}-${id}-panel` : undefined,
            tabIndex: selected ? 0 : -1,
            className: tabClass(selected),
          };
          if (href === undefined) {
            return (
              <button key={id} {...props} type="button" onClick={() => onChange(id)}>
                {text}
              </button>
            );
          }
          return (
            <a key={id} {...props} href={href} data-plain="" onClick={(event) => switchInPlace(event, () => onChange(id))}>
              {text}
            </a>
          );
        })}
      </div>
      {open && (
        <div role="tabpanel" id={`${base}-${open.id}-panel`} aria-labelledby={`${base}-${open.id}`} className="pt-5">
          {open.panel}
        </div>
      )}
    </div>
  );
}

function tabClass(selected: boolean): string {
  return cx(
    "-mb-px flex min-h-11 items-center border-b-2 no-underline transition-colors duration-150",
    selected ? "border-copper text-ink" : "border-transparent text-ink-2 hover:text-ink forced-colors:border-b-0 forced-colors:pb-0.5",
  );
}

function switchInPlace(event: MouseEvent, change: () => void) {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  change();
}
