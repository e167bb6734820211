import type { ReactNode } from "react";
import { shortAddress } from "@/lib/format/short-address";
import { CopyButton } from "./copy-button";

type HashProps = {
  /** An address or a hash, whole. */
  value: string;
  /** Where it can be looked at, if anywhere. */
  href?: string | undefined;
  copyLabel: string;
  copiedLabel: string;
};

/** An address or a hash: shortened, whole in the title, and to copy. */
export function Hash({ value, href, copyLabel, copiedLabel }: HashProps) {
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap">
      <Linked href={href}>
        <code title={value} className="font-mono text-[0.92em]">
          {shortAddress(value)}
        </code>
      </Linked>
      <CopyButton text={value} label={copyLabel} copiedLabel={copiedLabel} />
    </span>
  );
}

function Linked({ href, children }: { href: string | undefined; children: ReactNode }) {
  if (href === undefined) return children;
  return (
    <a href={href} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}
