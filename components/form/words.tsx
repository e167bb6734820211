import type { Messages } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { clientMessages } from "@/components/wallet/client-messages";
import { MoreWords } from "./more-words";

/** The parts of the catalogue that one page's script needs besides the layout's. */
export async function Words({ names, children }: { names: readonly (keyof Messages)[]; children: ReactNode }) {
  return <MoreWords messages={clientMessages(await getMessages(), names)}>{children}</MoreWords>;
}
