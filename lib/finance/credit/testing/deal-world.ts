import { type Abi, type Address, encodeFunctionData, getContractAddress, type Hex, isAddressEqual, parseAbi, stringToHex } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { contractBuild } from "../../../../contracts/script/lib/build";
import { deployContract, sendTransaction } from "../../../../contracts/script/lib/transactions";
import { devAccounts } from "../../../../world/chain/accounts";
import { chainClients } from "../../../../world/chain/clients";
import { startChain } from "../../../../world/chain/start-chain";
import { deployUsdc } from "../../../../world/external/usdc";
import { signVoucher } from "../../../../world/voucher";
import { domainOf, issueTypes } from "./deal-signatures";

// The whole protocol on a bare chain, with titles, verified accounts and stakers enough for any deal, and nothing lent yet.

/** Whose hands there are, in the order of DealLives.sol. */
export const handNames = ["anyone", "borrower", "servicer", "holderA", "holderB", "operator", "buyer", "underwriter"] as const;
export type HandName = (typeof handNames)[number];

const created = [
  ...["AccessManager", "Identity", "AID", "StakedAID", "Treasury", "Issuer", "Router", "ExitTicket"],
  ...["GpuTitle", "Appraisals", "Telemetry", "Attestations", "DealFactory", "JuniorToken", "DealLedger", "DealDraw", "DealServicing", "Deal", "CollateralAuction"],
] as const;
type Created = (typeof created)[number];

const key = (digit: string): Hex => `0x${digit.repeat(64)}`;
/** Who signs off chain. */
export const signers = { attestor: devAccounts.attestor, appraisers: [privateKeyToAccount(key("1")), privateKeyToAccount(key("2"))], bailee: privateKeyToAccount(key("3")), reporter: privateKeyToAccount(key("4")) } as const;
export const signerKeys = { appraisers: [key("1"), key("2")], bailee: key("3"), reporter: key("4") } as const;

/** 1 January 2027: lives begin later, at any day of the next years. */
export const worldBegins = 1_798_761_600n;
const farAway = worldBegins + 100n * 365n * 86_400n;
const insuredCover = 2n ** 70n;
/** Of a title, so that any revenue is plausible. */
const gpus = 100_000;
const staked = 9_000_000_000n * 10n ** 6n;
/** Issuer.MAX_BLOCK_CAP and MAX_DAY_CAP, in whole USDC. */
const [blockCap, dayCap] = [100_000_000n, 1_000_000_000n];

export type DealWorld = Awaited<ReturnType<typeof startDealWorld>>;

/** Starts a chain with `titles` titles. Whoever starts it stops it. */
export async function startDealWorld(titles: number) {
  const chain = await startChain({ port: 0, timestamp: Number(worldBegins), largeRequests: true });
  try {
    return { stop: () => chain.stop(), ...(await deployed(chain.rpcUrl, titles)) };
  } catch (error) {
    await chain.stop();
    throw error;
  }
}

async function deployed(rpcUrl: string, titles: number) {
  const clients = chainClients(rpcUrl);
  const { publicClient, testClient } = clients;
  const sender = { publicClient, wallet: clients.walletOf(devAccounts.deployer) };
  const deployer = sender.wallet.account.address;
  const minter = { publicClient, wallet: clients.walletOf(devAccounts.usdcMinter) };
  const usdc = await deployUsdc({ owner: minter, proxyAdmin: devAccounts.usdcProxyAdmin.address, lostAndFound: deployer });
  const make = (name: string, args: readonly unknown[] = []): Promise<Address> => {
    const { abi, bytecode } = contractBuild(name);
    return deployContract(sender, abi, bytecode, args);
  };
  const lives = await make("DealLives");
  const [feed, sanctions, bills] = [await make("FeedDouble", [8]), await make("SanctionsDouble"), await make("VaultDouble", [usdc])];
  const nonce = await publicClient.getTransactionCount({ address: deployer });
  const at = Object.fromEntries(created.map((name, index) => [name, getContractAddress({ from: deployer, nonce: BigInt(nonce + index) })])) as Record<Created, Address>;
  const links = [usdc, at.Treasury, at.Identity, at.GpuTitle, at.Appraisals, at.Telemetry, at.Attestations, at.CollateralAuction];
  const args: Record<Created, readonly unknown[]> = {
    AccessManager: [deployer],
    Identity: [at.AccessManager, sanctions],
    AID: [at.Issuer, at.Treasury, at.StakedAID],
    StakedAID: [at.AID, at.Treasury, at.ExitTicket],
    Treasury: [at.AccessManager, usdc, at.AID, at.Issuer, at.StakedAID, bills, at.DealFactory],
    Issuer: [at.AccessManager, usdc, at.AID, at.Treasury, at.Identity, feed, blockCap, dayCap],
    Router: [at.Issuer, at.StakedAID],
    ExitTicket: [at.StakedAID],
    GpuTitle: [at.AccessManager, at.DealFactory],
    Appraisals: [at.AccessManager, at.GpuTitle],
    Telemetry: [at.GpuTitle],
    Attestations: [at.AccessManager],
    DealFactory: [at.AccessManager, links, at.Deal, at.JuniorToken],
    JuniorToken: [],
    DealLedger: [at.DealFactory],
    DealDraw: [at.DealFactory, at.DealLedger],
    DealServicing: [at.DealFactory, at.DealLedger],
    Deal: [at.DealFactory, at.DealLedger, at.DealDraw, at.DealServicing],
    CollateralAuction: [at.DealFactory],
  };
  for (const name of created) {
    const address = await make(name, name === "DealFactory" ? [args.DealFactory[0], linksOf(links), ...args.DealFactory.slice(2)] : args[name]);
    if (!isAddressEqual(address, at[name])) throw new Error(`${name} is at ${address} instead of ${at[name]}.`);
  }
  const send = (address: Address, abi: Abi, functionName: string, callArgs: readonly unknown[], from = sender) =>
    sendTransaction(from, { to: address, data: encodeFunctionData({ abi, functionName, args: [...callArgs] }) });
  const call = (name: Created, functionName: string, callArgs: readonly unknown[]) => send(at[name], contractBuild(name).abi, functionName, callArgs);
  const livesAbi = contractBuild("DealLives").abi;
  await send(lives, livesAbi, "setUp", [at.DealFactory]);
  const hands: Address[] = [];
  for (const index of handNames.keys()) hands.push((await publicClient.readContract({ address: lives, abi: livesAbi, functionName: "hands", args: [BigInt(index)] })) as Address);
  const handOf = (name: HandName): Address => hands[handNames.indexOf(name)] ?? deployer;

  await call("Identity", "addAttestor", [signers.attestor.address]);
  for (const { address } of signers.appraisers) await call("Appraisals", "addAppraiser", [address]);
  await call("Attestations", "addSigner", [2, signers.bailee.address]);
  await call("GpuTitle", "addBailee", [signers.bailee.address]);
  await call("AccessManager", "grantRole", [0n, handOf("underwriter"), 0]);
  for (const name of ["borrower", "operator"] as const) {
    const voucher = { account: handOf(name), number: 1n, tier: 1, countryClass: 1, kind: 2, expiry: farAway };
    await call("Identity", "submit", [voucher, await signVoucher(signers.attestor, voucher, at.Identity, clients.chain.id)]);
  }
  const chainId = clients.chain.id;
  const domain = { name: "AID GPU Title", version: "1", chainId, verifyingContract: at.GpuTitle } as const;
  for (let id = 1n; id <= BigInt(titles); id += 1n) {
    const text = (word: string): Hex => stringToHex(`${word} ${id}`, { size: 32 });
    const issue = {
      ...{ id, owner: handOf("borrower"), hardware: { model: text("model"), gpus, memoryGb: 80, chassis: 1 } },
      custody: { facility: text("facility"), country: stringToHex("DE"), deliveryDay: Number(worldBegins / 86_400n) - 9, bailee: signers.bailee.address, reporter: signers.reporter.address },
      documents: { ownership: text("receipt"), inspection: text("inspection"), lienSearch: text("liens") },
      insurance: { policy: text("policy"), cover: insuredCover, expiry: Number(farAway) },
      ...{ chassis: [text("serial")], deadline: Number(farAway) },
    } as const;
    const signature = await signers.bailee.signTypedData({ domain, types: issueTypes, primaryType: "Issue", message: issue });
    await call("GpuTitle", "issue", [issue, signature]);
  }

  const token = parseAbi(["function mint(address to, uint256 amount)", "function approve(address spender, uint256 amount)", "function updateBlacklister(address account)"]);
  // Any hand may freeze a deal, as Circle may.
  await send(usdc, token, "updateBlacklister", [handOf("anyone")], minter);
  const cash = (to: Address, amount: bigint) => send(usdc, token, "mint", [to, amount], minter);
  await cash(deployer, 2n * staked);
  for (const hand of hands) await cash(hand, 2n ** 62n);
  await send(usdc, token, "approve", [at.Treasury, staked]);
  // Surplus, so that small losses burn nothing and large ones do.
  await call("Treasury", "addSurplus", [1_000_000n * 10n ** 6n]);
  await send(usdc, token, "approve", [at.Issuer, staked]);
  await send(at.AID, token, "approve", [at.StakedAID, 2n ** 200n]);
  // Nine tenths of what a block and a day may mint.
  const part = (blockCap * 9n * 10n ** 6n) / 10n;
  const feedAbi = contractBuild("FeedDouble").abi;
  for (let minted = 0n, day = 0n; minted < staked; day += 1n) {
    await testClient.setNextBlockTimestamp({ timestamp: worldBegins + (day + 1n) * 86_400n });
    await send(feed, feedAbi, "set", [10n ** 8n, worldBegins + (day + 1n) * 86_400n]);
    for (let left = dayCap / blockCap; left > 0n; left -= 1n, minted += part) await call("Issuer", "mint", [part, deployer]);
  }
  await send(at.StakedAID, parseAbi(["function deposit(uint256 assets, address receiver)"]), "deposit", [staked * 10n ** 12n, deployer]);
  const domains = {
    titles: domainOf("AID GPU Title", at.GpuTitle, chainId),
    appraisals: domainOf("AID Appraisals", at.Appraisals, chainId),
    telemetry: domainOf("AID Telemetry", at.Telemetry, chainId),
    attestations: domainOf("AID Attestations", at.Attestations, chainId),
  } as const;
  const { timestamp } = await publicClient.getBlock();
  return { rpcUrl, clients, usdc, lives, livesAbi, handOf, domains, at, began: timestamp, insuredCover, insuredUntil: farAway, gpus: BigInt(gpus) };
}

function linksOf(links: readonly Address[]) {
  const [usdc, treasury, identity, titles, appraisals, telemetry, attestations, auction] = links;
  return { usdc, treasury, identity, titles, appraisals, telemetry, attestations, auction };
}
