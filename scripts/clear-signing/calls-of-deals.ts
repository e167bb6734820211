import { account, amountOf, type Calls, contract, day, hidden, inUnits, moment, oneOf, percent, raw, unlessZero, type Words } from "./fields";

const hint = { hint: { ...raw("Place in the Treasury's list"), visible: "optional" } } as const;
const receiver = { receiver: account("USDC goes to") };

const amounts: Words["fields"] = {
  "terms.principal": amountOf("USDC", "Principal"),
  "terms.junior": amountOf("USDC", "Of it from juniors"),
  "terms.minJunior": amountOf("USDC", "From juniors at least"),
  "terms.balloon": amountOf("USDC", "Balloon"),
  "terms.minInsurance": amountOf("USDC", "Insurance at least"),
  "terms.contractedRevenue": amountOf("USDC", "Contracted revenue a month"),
};

const rates: Words["fields"] = {
  "terms.rateBps": percent("Rate a year"),
  "terms.seniorRateBps": percent("Of it to the senior"),
  "terms.revenueShareBps": percent("Share of revenue"),
  "terms.lateMarginBps": percent("Late margin"),
  "terms.originationFeeBps": percent("Origination fee"),
  "terms.servicingFeeBps": percent("Servicing fee a year"),
  "terms.drawLtvBps": percent("LTV at the draw at most"),
  "terms.breachLtvBps": percent("LTV that is a breach"),
};

const times: Words["fields"] = {
  "terms.months": raw("Instalments, monthly"),
  "terms.firstDueDay": day("First due day"),
  "terms.graceDays": inUnits("Grace period", "days"),
  "terms.amortisation": oneOf("Principal is repaid", "amortisations"),
  "terms.juniorProRata": raw("Juniors' principal pro rata"),
  "terms.raiseDeadline": moment("Raise ends"),
  "terms.drawDeadline": moment("Draw until"),
  "terms.contractExpiry": moment("Service contract ends"),
};

export const dealFactory: Calls = {
  "propose((address,address,uint64,uint64,uint64,uint64,uint64,uint64,uint16,uint16,uint16,uint16,uint16,uint16,uint16,uint16,uint16,uint8,uint8,bool,uint24,uint40,uint40,uint64,uint40,uint8,bytes32,bytes32))": {
    intent: "Propose a deal and agree to its terms",
    sentence: "Borrow {terms.principal} on title {terms.titleId}",
    fields: {
      "terms.borrower": account("Borrower"),
      "terms.titleId": raw("Title"),
      ...amounts,
      ...rates,
      ...times,
      "terms.servicer": unlessZero(account("Servicer")),
      "terms.counterpartyClass": raw("Class of counterparty"),
      "terms.contractHash": raw("Service contract, hash"),
      "terms.documents": raw("Documents, hash"),
    },
  },
  "approve(address,bytes32)": { intent: "Approve the terms of a deal", fields: { deal: contract("Deal"), termsHash: raw("Terms, hash") } },
  "decline(address)": { intent: "Cancel a deal that has not drawn, as underwriter", fields: { deal: contract("Deal") } },
  "cancel(address)": { intent: "Cancel a deal that has not drawn, as guardian", fields: { deal: contract("Deal") } },
  "pause()": { intent: "Stop new deals", fields: {} },
  "unpause()": { intent: "Allow new deals again", fields: {} },
};

export const deal: Calls = {
  "commit(uint256,address)": {
    intent: "Commit USDC to the junior part, which loses first",
    sentence: "Commit up to {usdc}, junior tokens sent to {receiver}",
    fields: { usdc: amountOf("USDC", "At most"), receiver: account("Junior tokens go to") },
  },
  "closeRaise()": { intent: "End a raise whose time is over", fields: {} },
  "cancel()": { intent: "Cancel the deal before its draw", fields: {} },
  "returnStray(uint256)": { intent: "Give a title back that secures nothing here", fields: { titleId: raw("Title") } },
  "draw(address,uint8)": {
    intent: "Draw the loan",
    fields: { replaced: unlessZero(contract("Pays off first")), ...hint },
  },
  "pay(uint256,uint8)": {
    intent: "Pay what is due",
    sentence: "Pay up to {usdc}",
    fields: { usdc: amountOf("USDC", "At most"), ...hint },
  },
  "prepay(uint256,uint8)": {
    intent: "Pay before it is due",
    sentence: "Pay up to {usdc} before it is due",
    fields: { usdc: amountOf("USDC", "At most"), ...hint },
  },
  "applyReceived(uint8)": { intent: "Book what came by plain transfer", fields: hint },
  "takeUnapplied(address)": { intent: "Take back what was sent and is not owed", fields: receiver },
  "withdrawServicing(address)": { intent: "Withdraw the servicer's fees", fields: receiver },
  "withdrawSurplus(address)": { intent: "Withdraw what a sale brought above the debt", fields: receiver },
  "openBreach(uint8)": { intent: "State that a covenant fails", fields: { kind: oneOf("Covenant", "breaches") } },
  "closeBreach(uint8)": { intent: "State that a covenant holds again", fields: { kind: oneOf("Covenant", "breaches") } },
  "declareDefault()": { intent: "Declare the default", fields: {} },
  "liquidate()": { intent: "Start the auction of the collateral", fields: {} },
  "offerHandOver(address,uint64,uint40)": {
    intent: "Offer the deal to a partner operator",
    sentence: "Let {operator} take over with a debt of {value} until {until}",
    fields: { operator: account("Operator"), value: amountOf("USDC", "Takes over a debt of"), until: moment("Until") },
  },
  "acceptHandOver()": { intent: "Take over the cluster and its debt, as offered", fields: {} },
  "realiseImpairment()": { intent: "Realise what is impaired since the default", fields: {} },
  "close()": { intent: "End a revenue share that has run its time", fields: {} },
};

export const collateralAuction: Calls = {
  "buy(address,uint64)": {
    intent: "Buy the collateral of a deal at the auction's price",
    sentence: "Buy the title of {deal} for at most {maxPrice}",
    fields: { deal: contract("Deal"), maxPrice: amountOf("USDC", "At most") },
  },
};

/** What a junior token has beside what every token has. */
export const juniorPayouts: Calls = {
  "claim(address)": { intent: "Claim the payouts of your junior tokens", fields: receiver },
  "refund(address)": { intent: "Get back what you committed to a deal that was cancelled", fields: receiver },
};

export const appraisals: Calls = {
  "submit((uint256,uint72,uint24,uint32),bytes)": {
    intent: "Submit an appraisal",
    sentence: "Value title {appraisal.titleId} at {appraisal.value}",
    fields: {
      "appraisal.titleId": raw("Title"),
      "appraisal.value": amountOf("USDC", "Value"),
      "appraisal.day": day("Day"),
      "appraisal.number": raw("Number of the appraisal"),
      signature: hidden("Signature"),
    },
  },
  "addAppraiser(address)": { intent: "Let an appraiser value titles", fields: { appraiser: account("Appraiser") } },
  "removeAppraiser(address)": { intent: "Let an appraiser's word count no more", fields: { appraiser: account("Appraiser") } },
};

export const telemetry: Calls = {
  "submit((uint256,uint40,uint40,uint32,uint16,uint64,uint72),bytes)": {
    intent: "Submit a report about a title's machines",
    sentence: "Report {report.revenue} of revenue of title {report.titleId}",
    fields: {
      "report.titleId": raw("Title"),
      "report.start": moment("From"),
      "report.end": moment("To"),
      "report.gpusOnline": raw("GPUs online"),
      "report.utilisationBps": percent("Utilisation"),
      "report.energyWh": inUnits("Energy", "Wh"),
      "report.revenue": amountOf("USDC", "Revenue"),
      signature: hidden("Signature"),
    },
  },
};

export const attestations: Calls = {
  "submit((uint8,uint96,uint32,uint24,uint24,uint40,bytes32),bytes)": {
    intent: "Submit a signed statement",
    fields: {
      "s.kind": oneOf("Signed by", "attestations"),
      "s.subject": raw("About title, 0 for the whole"),
      "s.number": raw("Number of the statement"),
      "s.periodStart": day("Period from"),
      "s.periodEnd": day("Period to"),
      "s.expiry": moment("Valid until"),
      "s.document": raw("Document, hash"),
      signature: hidden("Signature"),
    },
  },
  "addSigner(uint8,address)": { intent: "Let somebody sign statements", fields: { kind: oneOf("As", "attestations"), signer: account("Signer") } },
  "removeSigner(uint8,address)": { intent: "Let somebody's statements count no more", fields: { kind: oneOf("As", "attestations"), signer: account("Signer") } },
};
