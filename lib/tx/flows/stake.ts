import { z } from "zod";
import { routerAbi, stakedAidAbi } from "../../../abis";
import { bpsScale, shareToleranceBps } from "../../finance/index";
import { aidToUsdc, amountOf } from "../../money/index";
import { encodeCall } from "../calls";
import { defineFlow } from "../define-flow";
import type { Route, Where } from "../flow";
import { addressTopic, eventTopic, uintWords } from "../outcome";
import { rawAmount } from "./raw";

const schema = z
  .strictObject({
    payWith: z.enum(["AID", "USDC"]),
    /** AID staked, 18 decimals, in whole micro-dollars when it is paid with USDC. */
    aidRaw: rawAmount,
    /** Shares the person was shown, 18 decimals (StakedAID.previewDeposit). */
    sharesRaw: rawAmount,
  })
  .refine(({ payWith, aidRaw }) => payWith === "AID" || isWholeMicroDollars(aidRaw), { path: ["aidRaw"] });

type StakeData = z.output<typeof schema>;

function isWholeMicroDollars(aidRaw: bigint): boolean {
  return aidToUsdc(amountOf("AID", aidRaw)).dust.raw === 0n;
}

function minShares({ sharesRaw }: StakeData): bigint {
  return (sharesRaw * (bpsScale - shareToleranceBps)) / bpsScale;
}

function routesFromAid(data: StakeData, { account, addresses }: Where): readonly Route[] {
  const { aidRaw } = data;
  return [
    {
      spend: { token: "AID", amountRaw: aidRaw, spender: "StakedAID" },
      takesPermit: false,
      call: () =>
        encodeCall({ to: addresses.StakedAID, abi: stakedAidAbi, functionName: "deposit", args: [aidRaw, account, minShares(data)] }),
    },
    {
      spend: { token: "AID", amountRaw: aidRaw, spender: "Router" },
      takesPermit: true,
      call: (permit) =>
        encodeCall({
          to: addresses.Router,
          abi: routerAbi,
          functionName: "stake",
          args: [aidRaw, account, minShares(data), permit],
        }),
    },
  ];
}

function routesFromUsdc(data: StakeData, { account, addresses }: Where): readonly Route[] {
  const { usdc } = aidToUsdc(amountOf("AID", data.aidRaw));
  return [
    {
      spend: { token: "USDC", amountRaw: usdc.raw, spender: "Router" },
      takesPermit: true,
      call: (permit) =>
        encodeCall({
          to: addresses.Router,
          abi: routerAbi,
          functionName: "mintAndStake",
          args: [usdc.raw, account, minShares(data), permit],
        }),
    },
  ];
}

/** AID, or USDC that is minted on the way, → sAID (StakedAID.deposit, Router.stake, Router.mintAndStake). */
export const stake = defineFlow({
  id: "stake",
  schema,
  routes: (data, where) => (data.payWith === "AID" ? routesFromAid(data, where) : routesFromUsdc(data, where)),
  summary: (data) => {
    const aid = amountOf("AID", data.aidRaw);
    return [
      { kind: "leaves", amount: data.payWith === "AID" ? aid : aidToUsdc(aid).usdc },
      { kind: "arrives", amount: amountOf("sAID", data.sharesRaw), least: amountOf("sAID", minShares(data)) },
    ];
  },
  invalidates: () => ["account", "protocol"],
  // ERC-4626 Deposit(sender, owner, assets, shares); through Router the sender is Router.
  outcome: ({ aidRaw }, { account, addresses }) => ({
    address: addresses.StakedAID,
    topics: [eventTopic(stakedAidAbi, "Deposit"), null, addressTopic(account)],
    dataPrefix: uintWords(aidRaw),
  }),
});
