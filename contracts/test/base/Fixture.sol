// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {Test} from "forge-std/Test.sol";
import {AID} from "../../src/AID.sol";
import {ExitTicket} from "../../src/ExitTicket.sol";
import {Identity} from "../../src/Identity.sol";
import {Issuer} from "../../src/Issuer.sol";
import {Lens} from "../../src/Lens.sol";
import {Router} from "../../src/Router.sol";
import {StakedAID} from "../../src/StakedAID.sol";
import {Treasury} from "../../src/Treasury.sol";
import {DealFactoryDouble} from "../mocks/DealFactoryDouble.sol";
import {FeedDouble} from "../mocks/FeedDouble.sol";
import {SanctionsDouble} from "../mocks/SanctionsDouble.sol";
import {VaultDouble} from "../mocks/VaultDouble.sol";
import {FiatToken} from "./FiatToken.sol";
import {IFiatToken} from "./IFiatToken.sol";
import {Roles} from "./Roles.sol";

/// @notice The protocol as deployed: links by predicted addresses, roles with their delays, seeds. USDC is Circle's own
/// bytecode; feed, sanctions oracle, vault and the factory of deals are doubles that tests steer.
/// @dev Contracts are created from their artifacts, so that no test contract carries their code.
abstract contract Fixture is Test {
    uint256 internal constant E6 = 1e6;
    uint256 internal constant E12 = 1e12;
    uint256 internal constant E18 = 1e18;
    uint256 internal constant BLOCK_CAP = 10_000_000;
    uint256 internal constant DAY_CAP = 50_000_000;
    address internal constant DEAD = 0x000000000000000000000000000000000000dEaD;

    AccessManager internal manager;
    Identity internal identity;
    AID internal aid;
    StakedAID internal staked;
    Treasury internal treasury;
    Issuer internal issuer;
    Router internal router;
    Lens internal lens;
    ExitTicket internal tickets;
    IFiatToken internal usdc;
    VaultDouble internal vault;
    FeedDouble internal feed;
    SanctionsDouble internal sanctions;
    DealFactoryDouble internal dealFactory;

    address internal governance = makeAddr("governance");
    address internal guardian = makeAddr("guardian");
    address internal treasurer = makeAddr("treasurer");
    address internal attestorAdmin = makeAddr("attestorAdmin");
    address internal feeRecipient = makeAddr("feeRecipient");
    address internal attestor;
    uint256 internal attestorKey;
    address internal alice;
    uint256 internal aliceKey;
    address internal bob = makeAddr("bob");

    function setUp() public virtual {
        vm.warp(1_767_225_600);
        vm.roll(1_000);
        (attestor, attestorKey) = makeAddrAndKey("attestor");
        (alice, aliceKey) = makeAddrAndKey("alice");
        usdc = IFiatToken(_deployUsdc());
        vault = new VaultDouble(usdc);
        feed = new FeedDouble(8);
        sanctions = new SanctionsDouble();
        dealFactory = new DealFactoryDouble();
        _deployProtocol();
        identity.addAttestor(attestor);
        _deployMore();
        Roles.wire(
            manager,
            issuer,
            identity,
            treasury,
            Roles.Holders(governance, guardian, treasurer, attestorAdmin, feeRecipient)
        );
        _seed();
    }

    /// @dev Whatever else a test needs, while the test still is the manager's admin.
    function _deployMore() internal virtual {}

    function _deployUsdc() internal virtual returns (address) {
        return address(FiatToken.deploy(makeAddr("proxyAdmin")));
    }

    function _deployProtocol() private {
        uint256 nonce = vm.getNonce(address(this));
        aid = AID(vm.computeCreateAddress(address(this), nonce + 2));
        staked = StakedAID(vm.computeCreateAddress(address(this), nonce + 3));
        treasury = Treasury(vm.computeCreateAddress(address(this), nonce + 4));
        issuer = Issuer(vm.computeCreateAddress(address(this), nonce + 5));
        tickets = ExitTicket(vm.computeCreateAddress(address(this), nonce + 8));

        manager = AccessManager(vm.deployCode("AccessManager.sol:AccessManager", abi.encode(address(this))));
        identity = Identity(vm.deployCode("Identity.sol:Identity", abi.encode(manager, sanctions)));
        _deployAt(address(aid), "AID.sol:AID", abi.encode(issuer, treasury, staked));
        _deployAt(address(staked), "StakedAID.sol:StakedAID", abi.encode(aid, treasury, tickets));
        _deployAt(
            address(treasury),
            "Treasury.sol:Treasury",
            abi.encode(manager, usdc, aid, issuer, staked, vault, dealFactory)
        );
        bytes memory args = abi.encode(manager, usdc, aid, treasury, identity, feed, BLOCK_CAP, DAY_CAP);
        _deployAt(address(issuer), "Issuer.sol:Issuer", args);
        router = Router(vm.deployCode("Router.sol:Router", abi.encode(issuer, staked)));
        lens = Lens(vm.deployCode("Lens.sol:Lens", abi.encode(router)));
        _deployAt(address(tickets), "ExitTicket.sol:ExitTicket", abi.encode(staked));
    }

    function _deployAt(address expected, string memory artifact, bytes memory args) private {
        assertEq(vm.deployCode(artifact, args), expected, artifact);
    }

    function _seed() internal virtual {
        fund(address(this), 1_100 * E6);
        usdc.approve(address(treasury), 100 * E6);
        treasury.addSurplus(100 * E6);
        usdc.approve(address(router), 1_000 * E6);
        router.mintAndStake(1_000 * E6, DEAD, 1_000 * E18, noPermit());
    }

    // --- what tests do ---

    function noPermit() internal pure returns (Router.Permit memory none) {}

    /// @dev New USDC, from the token's own minter.
    function fund(address to, uint256 amount) internal {
        usdc.mint(to, amount);
    }

    /// @dev Gives USDC to `who` and lets it mint AID for all of it.
    function mintAid(address who, uint256 usdcAmount) internal returns (uint256 minted) {
        fund(who, usdcAmount);
        vm.startPrank(who);
        usdc.approve(address(issuer), usdcAmount);
        minted = issuer.mint(usdcAmount, who);
        vm.stopPrank();
    }

    /// @dev Mints AID and stakes all of it.
    function stakeAid(address who, uint256 usdcAmount) internal returns (uint256 shares) {
        uint256 amount = mintAid(who, usdcAmount);
        vm.startPrank(who);
        aid.approve(address(staked), amount);
        shares = staked.deposit(amount, who);
        vm.stopPrank();
    }

    /// @dev Stakes and puts all of it into the queue.
    function requestExit(address who, uint256 usdcAmount) internal returns (uint256 id) {
        uint256 shares = stakeAid(who, usdcAmount);
        vm.prank(who);
        id = staked.requestRedeem(shares, who, who);
    }

    function voucherFor(address who, uint64 number) internal view returns (Identity.Voucher memory) {
        return Identity.Voucher(who, number, 1, 1, 1, uint64(block.timestamp + 365 days));
    }

    function sign(Identity.Voucher memory voucher, uint256 key) internal view returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, identity.voucherHash(voucher));
        return abi.encodePacked(r, s, v);
    }

    function verify(address who) internal {
        Identity.Voucher memory voucher = voucherFor(who, identity.recordOf(who).number + 1);
        identity.submit(voucher, sign(voucher, attestorKey));
    }

    function redeem(address who, uint256 amount) internal returns (uint256) {
        vm.prank(who);
        return issuer.redeem(amount, who);
    }

    function invest(uint256 amount) internal {
        vm.prank(treasurer);
        treasury.invest(amount);
    }

    function divest(uint256 amount) internal {
        vm.prank(treasurer);
        treasury.divest(amount);
    }

    /// @dev The vault earns.
    function gain(uint256 amount) internal {
        if (amount == 0) return;
        fund(address(vault), amount);
        vault.gain(amount);
    }

    /// @dev Passes time; the price of USDC stays fresh.
    function pass(uint256 time) internal {
        vm.warp(block.timestamp + time);
        vm.roll(block.number + 1);
        feed.set(1e8, block.timestamp);
    }

    /// @dev A day passes and a recognition: from then on what is there now counts for the limit of gains, and after a
    /// second one for what trading may cost.
    function settle() internal {
        pass(1 days);
        treasury.recognise();
    }

    /// @dev Does what a role with a delay does: schedules, waits, executes.
    function asDelayed(address who, address target, bytes memory data, uint32 delay) internal {
        vm.startPrank(who);
        manager.schedule(target, data, 0);
        pass(delay);
        manager.execute(target, data);
        vm.stopPrank();
    }

    function surplus() internal view returns (int256 value) {
        (,,,,, value,) = treasury.balanceSheet();
    }

    function freeLiquidity() internal view returns (int256 value) {
        (,,,,,, value) = treasury.balanceSheet();
    }
}
