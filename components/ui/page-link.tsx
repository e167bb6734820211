"use client";

import Link from "next/link";
import { useState, type ComponentProps } from "react";

/**
 * A link to another page of ours. What it leads to is fetched ahead when somebody points at it or comes to it by keys, not
 * because it is in sight: with every new block the server draws a page again, and all links in sight would be fetched again.
 */
export function PageLink(props: Omit<ComponentProps<typeof Link>, "prefetch">) {
  const [meant, setMeant] = useState(false);
  const begin = () => setMeant(true);
  const end = () => setMeant(false);
  return <Link {...props} prefetch={meant ? null : false} onMouseEnter={begin} onMouseLeave={end} onTouchStart={begin} onFocus={begin} onBlur={end} />;
}
