"use client";

import { type Messages, NextIntlClientProvider, useLocale, useMessages } from "next-intl";
import type { ReactNode } from "react";

/** Adds words to those that the layout gave; a provider of its own would take those away. */
export function MoreWords({ messages, children }: { messages: Partial<Messages>; children: ReactNode }) {
  const known = useMessages();
  const locale = useLocale();
  return (
    <NextIntlClientProvider locale={locale} messages={{ ...known, ...messages }}>
      {children}
    </NextIntlClientProvider>
  );
}
