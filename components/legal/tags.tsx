import { PageLink } from "@/components/ui/page-link";
import type { ReactNode } from "react";
import type { PublicRoute } from "@/lib/routes";

/** How the marks of a long text's messages are set. */
export const tags = {
  p: (chunks: ReactNode) => <p>{chunks}</p>,
  list: (chunks: ReactNode) => <ul>{chunks}</ul>,
  item: (chunks: ReactNode) => <li>{chunks}</li>,
  code: (chunks: ReactNode) => <code className="font-mono text-[0.92em]">{chunks}</code>,
};

/** A mark that leads to another page of ours. */
export function linkTo(path: PublicRoute["path"]) {
  return function Mark(chunks: ReactNode) {
    return <PageLink href={path}>{chunks}</PageLink>;
  };
}
