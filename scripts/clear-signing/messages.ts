import { account, allowance, moment, oneOf, raw, type Words } from "./fields";
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

/** The typed data that people sign, by verifying contract. */
export const messages: Partial<Record<DescribedContract, Messages>> = {
  AID: { domain: { name: "AID", version: "1" }, types: permit },
  StakedAID: { domain: { name: "Staked AID", version: "1" }, types: permit },
  Identity: { domain: { name: "AID Identity", version: "1" }, types: voucher },
};
