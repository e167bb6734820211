import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ExitFile } from "@/components/exit/exit-file";
import { Contacts } from "@/components/legal/contacts";
import { ContractTable } from "@/components/legal/contract-table";
import { LongText } from "@/components/legal/long-text";
import { linkTo, tags } from "@/components/legal/tags";
import { appChainId } from "@/lib/chain/app-chain";
import { chainFacts } from "@/lib/chain/chains";
import { serverEnv } from "@/lib/env/server";
import { formatDuration } from "@/lib/format";
import { textChanged } from "@/lib/routes";
import { exitFileHash } from "@/lib/server/exit-file";
import { policyFor } from "@/lib/tx/policy";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("securityPage");
  return { title: t("metaTitle"), description: t("metaDescription") };
}

/** How to tell this site from a copy of it, and whom to tell about a hole. Asks the chain nothing, so that it stands on any day. */
export default async function SecurityPage() {
  const [t, locale, exitHash, exit] = await Promise.all([
    getTranslations("securityPage"),
    getLocale(),
    exitFileHash(),
    getTranslations("exitLink"),
  ]);
  const { SITE_ORIGIN: origin, SECURITY_CONTACT: contacts } = serverEnv();
  const values = {
    ...tags,
    chain: chainFacts(appChainId).name,
    chainId: String(appChainId),
    permit: formatDuration({ seconds: policyFor(appChainId).permitSeconds, locale }),
    risks: linkTo("/risks"),
    origin: () => <p className="figure text-figure-sm">{origin}</p>,
    file: (chunks: ReactNode) => <a href="/.well-known/security.txt">{chunks}</a>,
    contacts: () => <Contacts contacts={contacts ?? []} />,
  };
  const plain = (id: "origin" | "never" | "requests" | "frozen" | "signed") => ({
    id,
    title: t(`${id}.title`),
    content: t.rich(`${id}.body`, values),
  });
  return (
    <LongText
      title={t("title")}
      lead={t("lead")}
      changed={textChanged("/security")}
      sections={[
        plain("origin"),
        plain("never"),
        plain("requests"),
        { id: "contracts", title: t("contracts.title"), content: <ContractTable chainId={appChainId} /> },
        plain("frozen"),
        plain("signed"),
        ...(exitHash === undefined ? [] : [{ id: "exit-file", title: exit("title"), content: <ExitFile sha256={exitHash} /> }]),
        { id: "report", title: t("report.title"), content: t.rich(contacts ? "report.body" : "report.none", values) },
      ]}
    />
  );
}
