import { account, amountOf, type Calls, contract, day, hidden, moment, raw, type Words } from "./fields";

type Fields = Words["fields"];

/** With `s.` before each path, as the calls have it. */
const inCall = (fields: Fields): Fields => ({
  ...Object.fromEntries(Object.entries(fields).map(([path, shown]) => [`s.${path}`, shown])),
  signature: hidden("Signature"),
});

const numbered: Fields = { id: raw("Title"), number: raw("Number of the statement"), deadline: moment("To be recorded until") };
const custody: Fields = {
  "custody.facility": raw("Facility"),
  "custody.country": raw("Country"),
  "custody.deliveryDay": day("Delivered on"),
  "custody.bailee": account("Bailee"),
  "custody.reporter": account("Reporter"),
};
const documents: Fields = {
  "documents.ownership": raw("Title or warehouse receipt, hash"),
  "documents.inspection": raw("Inspection, hash"),
  "documents.lienSearch": raw("Lien search, hash"),
};
const insurance: Fields = {
  "insurance.policy": raw("Policy, hash"),
  "insurance.cover": amountOf("USDC", "Cover"),
  "insurance.expiry": moment("Covered until"),
};

/** What a bailee states, without what says to whom and until when. The same in the call that records it. */
export const statements = {
  issue: {
    id: raw("Title"),
    owner: account("Owner"),
    "hardware.model": raw("Model"),
    "hardware.gpus": raw("GPUs"),
    "hardware.memoryGb": raw("Memory of each, GB"),
    "hardware.chassis": raw("Chassis"),
    ...custody,
    ...documents,
    ...insurance,
    "chassis.[]": raw("Chassis, hash of the serial number"),
    deadline: moment("To be recorded until"),
  },
  update: { ...numbered, ...custody, ...documents },
  insure: { ...numbered, ...insurance },
  claim: { ...numbered, amount: amountOf("USDC", "Claimed"), document: raw("Document, hash") },
  chassisChange: { ...numbered, "removed.[]": raw("Taken out, hash of the serial number"), "added.[]": raw("Added, hash of the serial number") },
  release: { ...numbered, owner: account("Owner"), order: raw("Release order, hash") },
} as const satisfies Record<string, Fields>;

const custodySlots = "(bytes32,bytes2,uint24,address,address)";
const documentSlots = "(bytes32,bytes32,bytes32)";
const insuranceSlots = "(bytes32,uint72,uint40)";
const moved: Fields = { from: account("From"), to: account("To"), tokenId: raw("Title") };

export const gpuTitle: Calls = {
  [`issue((uint256,address,(bytes32,uint32,uint16,uint16),${custodySlots},${documentSlots},${insuranceSlots},bytes32[],uint40),bytes)`]: {
    intent: "Issue a title that its bailee has signed",
    fields: inCall(statements.issue),
  },
  [`update((uint256,uint32,${custodySlots},${documentSlots},uint40),bytes)`]: { intent: "Record where a title's machines are", fields: inCall(statements.update) },
  [`insure((uint256,uint32,${insuranceSlots},uint40),bytes)`]: { intent: "Record a title's insurance", fields: inCall(statements.insure) },
  "recordClaim((uint256,uint32,uint72,bytes32,uint40),bytes)": { intent: "Record a claim to the insurer", fields: inCall(statements.claim) },
  "changeChassis((uint256,uint32,bytes32[],bytes32[],uint40),bytes)": { intent: "Change a title's chassis", fields: inCall(statements.chassisChange) },
  "release((uint256,uint32,address,bytes32,uint40),bytes)": { intent: "Release a title for good", fields: inCall(statements.release) },
  "pledge(uint256,address)": {
    intent: "Pledge a title to a deal, which keeps it",
    sentence: "Pledge title {id} to {deal}",
    fields: { id: raw("Title"), deal: contract("Deal") },
  },
  "approve(address,uint256)": { intent: "Let somebody move a title", fields: { to: account("Who may move it"), tokenId: raw("Title") } },
  "setApprovalForAll(address,bool)": {
    intent: "Let somebody move all your titles, or no more",
    fields: { operator: account("Who"), approved: raw("May move them") },
  },
  "transferFrom(address,address,uint256)": { intent: "Send a title", fields: moved },
  "safeTransferFrom(address,address,uint256)": { intent: "Send a title", fields: moved },
  "safeTransferFrom(address,address,uint256,bytes)": { intent: "Send a title", fields: { ...moved, data: raw("With it") } },
  "addBailee(address)": { intent: "Let a bailee sign for titles", fields: { bailee: account("Bailee") } },
  "removeBailee(address)": { intent: "Let a bailee sign for no more titles", fields: { bailee: account("Bailee") } },
};
