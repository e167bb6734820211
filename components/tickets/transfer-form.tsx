"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Address } from "viem";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { addressesOf } from "@/lib/chain/addresses";
import { appChainId } from "@/lib/chain/app-chain";
import { readRecipient } from "@/lib/tickets/read-recipient";

type TransferFormProps = {
  holder: Address;
  /** Why nothing can be sent now. */
  blocked: string | false;
  onTransfer: (to: Address) => void;
};

/** How an address begins, and how many digits it has. */
const shape = { prefix: "0x", digits: 40 };

/** To whom a ticket goes, and what that means, before the wallet is asked. */
export function TransferForm({ holder, blocked, onTransfer }: TransferFormProps) {
  const t = useTranslations("tickets.transfer");
  const [text, setText] = useState("");
  const recipient = readRecipient(text, holder, addressesOf(appChainId));
  const reason = blocked || (recipient.status === "ok" ? false : t(recipient.status === "none" ? "needsAddress" : "needsOther"));
  return (
    <form
      noValidate
      autoComplete="off"
      className="mt-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (recipient.status === "ok" && !blocked) onTransfer(recipient.address);
      }}
    >
      <TextField
        label={t("label")}
        name="to"
        value={text}
        onChange={(event) => setText(event.target.value)}
        placeholder={shape.prefix}
        autoCapitalize="none"
        spellCheck={false}
        hint={t("hint")}
        error={recipient.status === "bad" ? t(recipient.problem, shape) : undefined}
      />
      <div className="mt-3">
        <Button type="submit" disabledReason={reason}>
          {t("button")}
        </Button>
      </div>
    </form>
  );
}
