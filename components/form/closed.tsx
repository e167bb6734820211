import type { ReactNode } from "react";
import { Notice } from "@/components/ui/notice";

/** Says what holds for everybody now, before anybody has typed anything: that it is closed, or what it costs. */
export function Closed({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <Notice tone="warn" title={title}>
      {children}
    </Notice>
  );
}
