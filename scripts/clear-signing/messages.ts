import { statements } from "./calls-of-titles";
import { account, allowance, amountOf, day, inUnits, moment, oneOf, percent, raw, type Words } from "./fields";
import type { DescribedContract } from "./calls";

/** Typed data of one contract that people sign: its domain, and words for each type by its EIP-712 encoding. */
export type Messages = {
  readonly domain: { readonly name: string; readonly version: string };
  readonly types: Readonly<Record<string, Words>>;
};

const permit: Messages["types"] = {
  "Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)": {
    intent: "Let somebody take your tokens",
    sentence: "Let {spender} take up to {value} from you until {deadline}",
    fields: {
      spender: account("Who may take"),
      value: allowance("At most"),
      deadline: moment("Valid until"),
      owner: account("Whose tokens"),
      nonce: { ...raw("Number of the permission"), visible: "optional" },
    },
  },
};

const voucher: Messages["types"] = {
  "Voucher(address account,uint64 number,uint8 tier,uint8 countryClass,uint8 kind,uint64 expiry)": {
    intent: "Verify an account, as an attestor",
    sentence: "State that {account} is verified until {expiry}",
    fields: {
      account: account("Account"),
      expiry: moment("Valid until"),
      kind: oneOf("Kind", "kinds"),
      tier: raw("Tier"),
      countryClass: raw("Class of country"),
      number: raw("Number of the voucher"),
    },
  },
};

const custodyType = "Custody(bytes32 facility,bytes2 country,uint24 deliveryDay,address bailee,address reporter)";
const documentsType = "Documents(bytes32 ownership,bytes32 inspection,bytes32 lienSearch)";
const hardwareType = "Hardware(bytes32 model,uint32 gpus,uint16 memoryGb,uint16 chassis)";
const insuranceType = "Insurance(bytes32 policy,uint72 cover,uint40 expiry)";

/** What a bailee signs; the registrar, for a release the owner, submits it. */
const title: Messages["types"] = {
  [`Issue(uint256 id,address owner,Hardware hardware,Custody custody,Documents documents,Insurance insurance,bytes32[] chassis,uint40 deadline)${custodyType}${documentsType}${hardwareType}${insuranceType}`]: {
    intent: "State, as bailee, that you hold the machines of a new title",
    fields: statements.issue,
  },
  [`Update(uint256 id,uint32 number,Custody custody,Documents documents,uint40 deadline)${custodyType}${documentsType}`]: {
    intent: "State, as bailee, where a title's machines are",
    fields: statements.update,
  },
  [`Insure(uint256 id,uint32 number,Insurance insurance,uint40 deadline)${insuranceType}`]: { intent: "State, as bailee, a title's insurance", fields: statements.insure },
  "Claim(uint256 id,uint32 number,uint72 amount,bytes32 document,uint40 deadline)": { intent: "State, as bailee, a claim to the insurer", fields: statements.claim },
  "ChassisChange(uint256 id,uint32 number,bytes32[] removed,bytes32[] added,uint40 deadline)": {
    intent: "State, as bailee, which chassis a title has",
    fields: statements.chassisChange,
  },
  "Release(uint256 id,uint32 number,address owner,bytes32 order,uint40 deadline)": {
    intent: "Agree, as bailee, to the release of a title",
    sentence: "Release the machines of title {id} to {owner}",
    fields: statements.release,
  },
};

const appraisal: Messages["types"] = {
  "Appraisal(uint256 titleId,uint72 value,uint24 day,uint32 number)": {
    intent: "Value a title, as an appraiser",
    sentence: "Value title {titleId} at {value}",
    fields: { titleId: raw("Title"), value: amountOf("USDC", "Value"), day: day("Day"), number: raw("Number of the appraisal") },
  },
};

const report: Messages["types"] = {
  "Report(uint256 titleId,uint40 start,uint40 end,uint32 gpusOnline,uint16 utilisationBps,uint64 energyWh,uint72 revenue)": {
    intent: "Report what a title's machines did",
    sentence: "Report {revenue} of revenue of title {titleId}",
    fields: {
      ...{ titleId: raw("Title"), start: moment("From"), end: moment("To"), gpusOnline: raw("GPUs online") },
      ...{ utilisationBps: percent("Utilisation"), energyWh: inUnits("Energy", "Wh"), revenue: amountOf("USDC", "Revenue") },
    },
  },
};

const statement: Messages["types"] = {
  "Statement(uint8 kind,uint96 subject,uint32 number,uint24 periodStart,uint24 periodEnd,uint40 expiry,bytes32 document)": {
    intent: "Attest, as auditor, custodian or bailee",
    fields: {
      ...{ kind: oneOf("As", "attestations"), subject: raw("About title, 0 for the whole"), document: raw("Document, hash") },
      ...{ periodStart: day("Period from"), periodEnd: day("Period to"), expiry: moment("Valid until"), number: raw("Number of the statement") },
    },
  },
};

/** The typed data that people sign, by verifying contract. A junior token's permit is signed under its own name, as wallets read it. */
export const messages: Partial<Record<DescribedContract, Messages>> = {
  AID: { domain: { name: "AID", version: "1" }, types: permit },
  StakedAID: { domain: { name: "Staked AID", version: "1" }, types: permit },
  Identity: { domain: { name: "AID Identity", version: "1" }, types: voucher },
  GpuTitle: { domain: { name: "AID GPU Title", version: "1" }, types: title },
  Appraisals: { domain: { name: "AID Appraisals", version: "1" }, types: appraisal },
  Telemetry: { domain: { name: "AID Telemetry", version: "1" }, types: report },
  Attestations: { domain: { name: "AID Attestations", version: "1" }, types: statement },
};
