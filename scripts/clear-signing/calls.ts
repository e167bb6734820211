import { appraisals, attestations, collateralAuction, deal, dealFactory, juniorPayouts, telemetry } from "./calls-of-deals";
import { exitTicket, leaving } from "./calls-of-leaving";
import { gpuTitle } from "./calls-of-titles";
import { account, allowance, amountOf, callTo, contract, duration, hidden, inUnits, moment, ofTheChain, ofThisToken, oneOf, raw, unlessZero, type Calls, type Words } from "./fields";

const signature = (path = ""): Words["fields"] => ({
  [`${path}v`]: hidden("Signature"),
  [`${path}r`]: hidden("Signature"),
  [`${path}s`]: hidden("Signature"),
});

/** Router's permit: none when its deadline is 0. */
const permit = (token: "USDC" | "AID"): Words["fields"] => ({
  "permit.value": unlessZero(amountOf(token, "Signed permission for")),
  "permit.deadline": unlessZero(moment("Permission valid until")),
  ...signature("permit."),
});

const token: Calls = {
  "transfer(address,uint256)": {
    intent: "Send",
    sentence: "Send {value} to {to}",
    fields: { value: ofThisToken("Amount"), to: account("To") },
  },
  "transferFrom(address,address,uint256)": {
    intent: "Send for somebody else",
    sentence: "Send {value} of {from} to {to}",
    fields: { value: ofThisToken("Amount"), from: account("From"), to: account("To") },
  },
  "approve(address,uint256)": {
    intent: "Let somebody take your tokens",
    sentence: "Let {spender} take up to {value} from you",
    fields: { spender: account("Who may take"), value: allowance("At most") },
  },
  "permit(address,address,uint256,uint256,uint8,bytes32,bytes32)": {
    intent: "Submit a signed permission",
    sentence: "Let {spender} take up to {value} from {owner}",
    fields: {
      owner: account("Whose tokens"),
      spender: account("Who may take"),
      value: allowance("At most"),
      deadline: moment("Signature valid until"),
      ...signature(),
    },
  },
};

const issuer: Calls = {
  "mint(uint256,address)": {
    intent: "Mint AID with USDC, one for one",
    sentence: "Pay {usdc} and mint as many AID for {receiver}",
    fields: { usdc: amountOf("USDC", "You pay"), receiver: account("AID goes to") },
  },
  "redeem(uint256,address)": {
    intent: "Redeem AID for USDC, one for one",
    sentence: "Give up {aid} and have as many USDC paid to {receiver}",
    fields: { aid: amountOf("AID", "You give up"), receiver: account("USDC goes to") },
  },
  "pause()": { intent: "Stop the minting of AID", fields: {} },
  "unpause()": { intent: "Allow the minting of AID again", fields: {} },
  "setCaps(uint256,uint256)": {
    intent: "Set the caps on minting",
    fields: { blockCap: inUnits("Cap per block", "USDC"), dayCap: inUnits("Cap per day", "USDC") },
  },
};

const router: Calls = {
  "mint(uint256,address,(uint256,uint256,uint8,bytes32,bytes32))": {
    intent: "Mint AID with USDC, one for one",
    sentence: "Pay {usdc} and mint as many AID for {receiver}",
    fields: { usdc: amountOf("USDC", "You pay"), receiver: account("AID goes to"), ...permit("USDC") },
  },
  "stake(uint256,address,uint256,(uint256,uint256,uint8,bytes32,bytes32))": {
    intent: "Stake AID",
    sentence: "Stake {aid} for at least {minShares}, sent to {receiver}",
    fields: {
      aid: amountOf("AID", "You stake"),
      minShares: amountOf("StakedAID", "You receive at least"),
      receiver: account("sAID goes to"),
      ...permit("AID"),
    },
  },
  "mintAndStake(uint256,address,uint256,(uint256,uint256,uint8,bytes32,bytes32))": {
    intent: "Mint AID with USDC and stake it",
    sentence: "Pay {usdc}, stake the AID for at least {minShares}, sent to {receiver}",
    fields: {
      usdc: amountOf("USDC", "You pay"),
      minShares: amountOf("StakedAID", "You receive at least"),
      receiver: account("sAID goes to"),
      ...permit("USDC"),
    },
  },
};

const stakedAid: Calls = {
  ...token,
  "deposit(uint256,address)": {
    intent: "Stake AID at any price",
    sentence: "Stake {assets} at the price of the block, sAID sent to {receiver}",
    fields: { assets: amountOf("AID", "You stake"), receiver: account("sAID goes to") },
  },
  "deposit(uint256,address,uint256)": {
    intent: "Stake AID",
    sentence: "Stake {assets} for at least {minShares}, sent to {receiver}",
    fields: { assets: amountOf("AID", "You stake"), minShares: ofThisToken("You receive at least"), receiver: account("sAID goes to") },
  },
  "mint(uint256,address)": {
    intent: "Stake as much AID as these sAID cost",
    sentence: "Buy {shares} with AID at the price of the block, sent to {receiver}",
    fields: { shares: ofThisToken("You receive"), receiver: account("sAID goes to") },
  },
  ...leaving,
};

const identity: Calls = {
  "submit((address,uint64,uint8,uint8,uint8,uint64),bytes)": {
    intent: "Submit a verification",
    sentence: "Have {voucher.account} verified until {voucher.expiry}",
    fields: {
      "voucher.account": account("Account"),
      "voucher.expiry": moment("Valid until"),
      "voucher.kind": oneOf("Kind", "kinds"),
      "voucher.tier": raw("Tier"),
      "voucher.countryClass": raw("Class of country"),
      "voucher.number": raw("Number of the voucher"),
      signature: hidden("Signature"),
    },
  },
  "revoke(address,uint64,string)": {
    intent: "End the verification of an account",
    fields: { account: account("Account"), reason: raw("Reason, public"), through: raw("Vouchers ended up to number") },
  },
  "addAttestor(address)": { intent: "Let an attestor verify accounts", fields: { attestor: account("Attestor") } },
  "removeAttestor(address)": { intent: "Let an attestor verify no more accounts", fields: { attestor: account("Attestor") } },
};

const treasury: Calls = {
  "recognise()": { intent: "Book what the T-bills gained or lost", fields: {} },
  "addSurplus(uint256)": {
    intent: "Give USDC to the surplus of the protocol",
    sentence: "Give {usdc} to the surplus of the protocol",
    fields: { usdc: amountOf("USDC", "You give") },
  },
  "invest(uint256)": { intent: "Buy T-bills with the Treasury's cash", fields: { usdc: amountOf("USDC", "For") } },
  "divest(uint256)": { intent: "Sell the Treasury's T-bills", fields: { usdc: amountOf("USDC", "For") } },
  "withdrawSurplus(uint256,address)": {
    intent: "Withdraw surplus of the protocol",
    fields: { usdc: amountOf("USDC", "Amount"), receiver: account("To") },
  },
  "setTargetApr(uint256)": { intent: "Set the target APR", fields: { bps: inUnits("Target APR", "%", 2) } },
};

const accessManager: Calls = {
  "schedule(address,bytes,uint48)": {
    intent: "Announce a call",
    fields: { target: contract("Contract"), data: callTo("target", "Call"), when: unlessZero(moment("Not before")) },
  },
  "execute(address,bytes)": {
    intent: "Carry out a call",
    fields: { target: contract("Contract"), data: callTo("target", "Call"), "@.value": unlessZero(ofTheChain("Sent along")) },
  },
  "cancel(address,address,bytes)": {
    intent: "Cancel an announced call",
    fields: { caller: account("Announced by"), target: contract("Contract"), data: callTo("target", "Call") },
  },
  "multicall(bytes[])": { intent: "Several calls in one", fields: { "data.[]": callTo("@.to", "Call") } },
  "grantRole(uint64,address,uint32)": {
    intent: "Give a role",
    fields: { roleId: oneOf("Role", "roles"), account: account("To"), executionDelay: duration("Waits before acting") },
  },
  "revokeRole(uint64,address)": { intent: "Take a role away", fields: { roleId: oneOf("Role", "roles"), account: account("From") } },
  "renounceRole(uint64,address)": {
    intent: "Give up your role",
    fields: { roleId: oneOf("Role", "roles"), callerConfirmation: account("Your account") },
  },
  "labelRole(uint64,string)": { intent: "Name a role", fields: { roleId: oneOf("Role", "roles"), label: raw("Name") } },
  "setRoleAdmin(uint64,uint64)": {
    intent: "Set who gives a role",
    fields: { roleId: oneOf("Role", "roles"), admin: oneOf("Given by", "roles") },
  },
  "setRoleGuardian(uint64,uint64)": {
    intent: "Set who cancels what a role announces",
    fields: { roleId: oneOf("Role", "roles"), guardian: oneOf("Cancelled by", "roles") },
  },
  "setGrantDelay(uint64,uint32)": {
    intent: "Set how long a new role takes to be held",
    fields: { roleId: oneOf("Role", "roles"), newDelay: duration("Takes") },
  },
  "setTargetFunctionRole(address,bytes4[],uint64)": {
    intent: "Set which role may call functions",
    fields: { target: contract("Contract"), "selectors.[]": raw("Function"), roleId: oneOf("Role", "roles") },
  },
  "setTargetAdminDelay(address,uint32)": {
    intent: "Set how long changes to a contract's roles wait",
    fields: { target: contract("Contract"), newDelay: duration("Wait") },
  },
  "setTargetClosed(address,bool)": {
    intent: "Close or open a contract to every role",
    fields: { target: contract("Contract"), closed: raw("Closed") },
  },
  "updateAuthority(address,address)": {
    intent: "Put a contract under another manager of roles",
    fields: { target: contract("Contract"), newAuthority: contract("New manager") },
  },
};

/** The calls that people sign, by contract. */
export const calls = {
  ...{ Issuer: issuer, Router: router, AID: token, StakedAID: stakedAid, ExitTicket: exitTicket, Identity: identity, Treasury: treasury, AccessManager: accessManager },
  ...{ GpuTitle: gpuTitle, Appraisals: appraisals, Telemetry: telemetry, Attestations: attestations },
  ...{ DealFactory: dealFactory, Deal: deal, JuniorToken: { ...token, ...juniorPayouts }, CollateralAuction: collateralAuction },
};

export type DescribedContract = keyof typeof calls;
