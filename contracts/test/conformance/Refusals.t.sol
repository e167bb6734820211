// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {AID} from "../../src/AID.sol";
import {ExitRequests} from "../../src/ExitRequests.sol";
import {Identity} from "../../src/Identity.sol";
import {Issuer} from "../../src/Issuer.sol";
import {Router} from "../../src/Router.sol";
import {StakerLedger} from "../../src/StakerLedger.sol";
import {Treasury} from "../../src/Treasury.sol";
import {TreasurySheet} from "../../src/TreasurySheet.sol";
import {Permits} from "../base/Permits.sol";
import {DealDouble} from "../mocks/DealDouble.sol";
import {DealRefusals} from "./DealRefusals.sol";
import {ExitRefusals} from "./ExitRefusals.sol";
import {LendingRefusals} from "./LendingRefusals.sol";
import {PartRefusals} from "./PartRefusals.sol";
import {RegisterRefusals} from "./RegisterRefusals.sol";
import {TitleRefusals} from "./TitleRefusals.sol";

/// @notice Nothing, nobody, expired, replayed and outdated end in a named error at every function.
contract RefusalsTest is ExitRefusals, TitleRefusals, RegisterRefusals, LendingRefusals, DealRefusals, PartRefusals {
    bytes4 private constant WITH_MINIMUM = bytes4(keccak256("deposit(uint256,address,uint256)"));

    uint256 private later;

    function setUp() public override {
        super.setUp();
        verify(alice);
        stakeAid(alice, 100 * E6);
        leave();
        later = block.timestamp + 1 hours;
        mintAid(alice, 100 * E6);
        fund(alice, 100 * E6);
        commit(DealDouble(address(juniorToken.deal())), alice, E6);
        vm.startPrank(alice);
        aid.approve(address(staked), E18);
        aid.approve(address(router), E18);
        usdc.approve(address(router), E6);
        vm.stopPrank();
    }

    /// @dev One test, because what is owed is owed by all cases together.
    function test_everyFunctionRefusesByName() public {
        _token(address(aid));
        _token(address(staked));
        _token(address(juniorToken));
        _links();
        _authorities();
        _issuer();
        _identity();
        _treasury();
        _staked();
        exits();
        _routerMint();
        _routerStake();
        _routerMintAndStake();
        titleRefusals();
        registerRefusals();
        dealRefusals();
        lendingRefusals();
        partRefusals();
        assertNothingOwed();
    }

    function _token(address token) private {
        refused(
            "to", alice, token, abi.encodeCall(IERC20.transfer, (NOBODY, 1)), IERC20Errors.ERC20InvalidReceiver.selector
        );
        accepted("value", "as ERC-20 says", alice, token, abi.encodeCall(IERC20.transfer, (bob, 0)));
        refused(
            "spender",
            alice,
            token,
            abi.encodeCall(IERC20.approve, (NOBODY, 1)),
            IERC20Errors.ERC20InvalidSpender.selector
        );
        accepted("value", "takes an allowance back", alice, token, abi.encodeCall(IERC20.approve, (bob, 0)));

        bytes4 refusal = IERC20Errors.ERC20InsufficientAllowance.selector;
        refused("from", bob, token, abi.encodeCall(IERC20.transferFrom, (NOBODY, bob, 1)), refusal);
        accepted("value", "as ERC-20 says", bob, token, abi.encodeCall(IERC20.transferFrom, (alice, bob, 0)));
        vm.prank(alice);
        IERC20(token).approve(bob, 1);
        refusal = IERC20Errors.ERC20InvalidReceiver.selector;
        refused("to", bob, token, abi.encodeCall(IERC20.transferFrom, (alice, NOBODY, 1)), refusal);
        _permit(token);
    }

    function _permit(address token) private {
        bytes4 expired = ERC20Permit.ERC2612ExpiredSignature.selector;
        bytes4 notSigned = ERC20Permit.ERC2612InvalidSigner.selector;
        refused("owner", bob, token, _permitCall(token, NOBODY, bob, 1, later), notSigned);
        bytes4 refusal = IERC20Errors.ERC20InvalidSpender.selector;
        refused("spender", bob, token, _permitCall(token, alice, NOBODY, 1, later), refusal);
        accepted("value", "takes an allowance back", bob, token, _permitCall(token, alice, bob, 0, later));
        refused("deadline", bob, token, _permitCall(token, alice, bob, 1, 0), expired);
        refused("expired", bob, token, _permitCall(token, alice, bob, 1, block.timestamp - 1), expired);
        bytes memory used = _permitCall(token, alice, bob, 1, later);
        (bool ok,) = token.call(used);
        assertTrue(ok);
        refused("replayed", bob, token, used, notSigned);
    }

    /// @dev For one contract only. What it passes on was checked where people call.
    function _links() private {
        refused("to", bob, address(aid), abi.encodeCall(AID.mint, (NOBODY, 1)), AID.NotMinter.selector);
        refused("amount", bob, address(aid), abi.encodeCall(AID.mint, (bob, 0)), AID.NotMinter.selector);
        refused("from", bob, address(aid), abi.encodeCall(AID.burn, (NOBODY, 1)), AID.NotBurner.selector);
        refused("amount", bob, address(aid), abi.encodeCall(AID.burn, (bob, 0)), AID.NotBurner.selector);
        bytes4 refusal = StakerLedger.NotTreasury.selector;
        refused("amount", bob, address(staked), abi.encodeCall(StakerLedger.addReward, (0)), refusal);
        refused("amount", bob, address(staked), abi.encodeCall(StakerLedger.absorbLoss, (0)), refusal);
        refusal = Treasury.NotIssuer.selector;
        refused("usdc", bob, address(treasury), abi.encodeCall(Treasury.onMint, (0)), refusal);
        refused("receiver", bob, address(treasury), abi.encodeCall(Treasury.payOut, (NOBODY, 1)), refusal);
        refused("usdc", bob, address(treasury), abi.encodeCall(Treasury.payOut, (bob, 0)), refusal);
    }

    function _authorities() private {
        bytes memory call = abi.encodeCall(IAccessManaged.setAuthority, (NOBODY));
        address[7] memory targets = [
            address(issuer),
            address(identity),
            address(treasury),
            address(titles),
            address(appraisals),
            address(attestations),
            address(factory)
        ];
        for (uint256 i; i < targets.length; ++i) {
            address authority = IAccessManaged(targets[i]).authority();
            refused("newAuthority", authority, targets[i], call, IAccessManaged.AccessManagedInvalidAuthority.selector);
        }
    }

    function _issuer() private {
        address target = address(issuer);
        refused("usdc", alice, target, abi.encodeCall(Issuer.mint, (0, alice)), Issuer.ZeroAmount.selector);
        refused("receiver", alice, target, abi.encodeCall(Issuer.mint, (1, NOBODY)), Issuer.ZeroAddress.selector);
        refused("aid", alice, target, abi.encodeCall(Issuer.redeem, (0, alice)), Issuer.ZeroAmount.selector);
        refused("receiver", alice, target, abi.encodeCall(Issuer.redeem, (E18, NOBODY)), Issuer.ZeroAddress.selector);
        accepted("blockCap", "closes minting", bob, target, abi.encodeCall(Issuer.setCaps, (0, 1)));
        accepted("dayCap", "closes minting", bob, target, abi.encodeCall(Issuer.setCaps, (1, 0)));
    }

    function _identity() private {
        address target = address(identity);
        Identity.Voucher memory v = voucherFor(NOBODY, 1);
        refused("voucher.account", bob, target, _submitCall(v), Identity.ZeroAddress.selector);
        refused("voucher.number", bob, target, _submitCall(voucherFor(bob, 0)), Identity.VoucherOutdated.selector);
        v = voucherFor(bob, 1);
        v.expiry = 0;
        refused("voucher.expiry", bob, target, _submitCall(v), Identity.VoucherExpired.selector);
        v.expiry = uint64(block.timestamp);
        refused("expired", bob, target, _submitCall(v), Identity.VoucherExpired.selector);
        bytes memory used = _submitCall(voucherFor(bob, 5));
        identity.submit(voucherFor(bob, 5), sign(voucherFor(bob, 5), attestorKey));
        refused("replayed", bob, target, used, Identity.VoucherOutdated.selector);
        refused("outdated", bob, target, _submitCall(voucherFor(bob, 4)), Identity.VoucherOutdated.selector);

        bytes memory call = abi.encodeCall(Identity.revoke, (NOBODY, 1, "reason"));
        refused("account", attestor, target, call, Identity.ZeroAddress.selector);
        call = abi.encodeCall(Identity.revoke, (bob, 0, "reason"));
        refused("through", attestor, target, call, Identity.VoucherOutdated.selector);
        refused("attestor", bob, target, abi.encodeCall(Identity.addAttestor, (NOBODY)), Identity.ZeroAddress.selector);
        call = abi.encodeCall(Identity.removeAttestor, (NOBODY));
        refused("attestor", bob, target, call, Identity.UnknownAttestor.selector);
    }

    function _treasury() private {
        address target = address(treasury);
        bytes4 nothing = TreasurySheet.ZeroAmount.selector;
        refused("usdc", bob, target, abi.encodeCall(Treasury.invest, (0)), nothing);
        refused("usdc", bob, target, abi.encodeCall(Treasury.divest, (0)), nothing);
        refused("usdc", bob, target, abi.encodeCall(Treasury.addSurplus, (0)), nothing);
        refused("usdc", bob, target, abi.encodeCall(Treasury.withdrawSurplus, (0, bob)), nothing);
        bytes memory call = abi.encodeCall(Treasury.withdrawSurplus, (1, NOBODY));
        refused("receiver", bob, target, call, Treasury.InvalidReceiver.selector);
        accepted("bps", "no wish", bob, target, abi.encodeCall(Treasury.setTargetApr, (0)));
    }

    function _staked() private {
        address target = address(staked);
        bytes4 nobody = IERC20Errors.ERC20InvalidReceiver.selector;
        bytes4 nothing = ExitRequests.ZeroShares.selector;
        refused("assets", alice, target, abi.encodeCall(IERC4626.deposit, (0, alice)), nothing);
        refused("receiver", alice, target, abi.encodeCall(IERC4626.deposit, (E18, NOBODY)), nobody);
        refused("shares", alice, target, abi.encodeCall(IERC4626.mint, (0, alice)), nothing);
        refused("receiver", alice, target, abi.encodeCall(IERC4626.mint, (E18, NOBODY)), nobody);
        refused("assets", alice, target, abi.encodeWithSelector(WITH_MINIMUM, 0, alice, 0), nothing);
        refused("receiver", alice, target, abi.encodeWithSelector(WITH_MINIMUM, E18, NOBODY, 0), nobody);
        accepted("minShares", "no bound", alice, target, abi.encodeWithSelector(WITH_MINIMUM, E18, alice, 0));
    }

    function _routerMint() private {
        address target = address(router);
        bytes memory call = abi.encodeCall(Router.mint, (0, alice, noPermit()));
        refused("usdc", alice, target, call, Router.ZeroAmount.selector);
        call = abi.encodeCall(Router.mint, (1, NOBODY, noPermit()));
        refused("receiver", alice, target, call, Router.InvalidReceiver.selector);
        call = abi.encodeCall(Router.mint, (E6, alice, _signed(address(usdc), 0, later)));
        refused("permit.value", alice, target, call, Router.PermitFailed.selector);
        call = abi.encodeCall(Router.mint, (E6, alice, _signed(address(usdc), E6, 0)));
        accepted("permit.deadline", "no permit, the allowance is used", alice, target, call);
        call = abi.encodeCall(Router.mint, (2 * E6, alice, _signed(address(usdc), 2 * E6, block.timestamp - 1)));
        refused("expired", alice, target, call, Router.PermitExpired.selector);
        call = abi.encodeCall(Router.mint, (2 * E6, alice, _used(address(usdc), 2 * E6)));
        refused("replayed", alice, target, call, Router.PermitFailed.selector);
    }

    function _routerStake() private {
        address target = address(router);
        bytes memory call = abi.encodeCall(Router.stake, (0, alice, 0, noPermit()));
        refused("aid", alice, target, call, Router.ZeroAmount.selector);
        call = abi.encodeCall(Router.stake, (1, NOBODY, 0, noPermit()));
        refused("receiver", alice, target, call, Router.InvalidReceiver.selector);
        call = abi.encodeCall(Router.stake, (E18, alice, 0, noPermit()));
        accepted("minShares", "no bound", alice, target, call);
        call = abi.encodeCall(Router.stake, (E18, alice, 0, _signed(address(aid), 0, later)));
        refused("permit.value", alice, target, call, Router.PermitFailed.selector);
        call = abi.encodeCall(Router.stake, (E18, alice, 0, _signed(address(aid), E18, 0)));
        accepted("permit.deadline", "no permit, the allowance is used", alice, target, call);
        call = abi.encodeCall(Router.stake, (2 * E18, alice, 0, _signed(address(aid), 2 * E18, block.timestamp - 1)));
        refused("expired", alice, target, call, Router.PermitExpired.selector);
        call = abi.encodeCall(Router.stake, (2 * E18, alice, 0, _used(address(aid), 2 * E18)));
        refused("replayed", alice, target, call, Router.PermitFailed.selector);
    }

    function _routerMintAndStake() private {
        address target = address(router);
        vm.prank(alice);
        usdc.approve(target, E6);
        bytes memory call = abi.encodeCall(Router.mintAndStake, (0, alice, 0, noPermit()));
        refused("usdc", alice, target, call, Router.ZeroAmount.selector);
        call = abi.encodeCall(Router.mintAndStake, (1, NOBODY, 0, noPermit()));
        refused("receiver", alice, target, call, Router.InvalidReceiver.selector);
        call = abi.encodeCall(Router.mintAndStake, (E6, alice, 0, noPermit()));
        accepted("minShares", "no bound", alice, target, call);
        call = abi.encodeCall(Router.mintAndStake, (E6, alice, 0, _signed(address(usdc), 0, later)));
        refused("permit.value", alice, target, call, Router.PermitFailed.selector);
        call = abi.encodeCall(Router.mintAndStake, (E6, alice, 0, _signed(address(usdc), E6, 0)));
        accepted("permit.deadline", "no permit, the allowance is used", alice, target, call);
        Router.Permit memory permit = _signed(address(usdc), 2 * E6, block.timestamp - 1);
        call = abi.encodeCall(Router.mintAndStake, (2 * E6, alice, 0, permit));
        refused("expired", alice, target, call, Router.PermitExpired.selector);
        call = abi.encodeCall(Router.mintAndStake, (2 * E6, alice, 0, _used(address(usdc), 2 * E6)));
        refused("replayed", alice, target, call, Router.PermitFailed.selector);
    }

    function _signed(address token, uint256 value, uint256 deadline) private view returns (Router.Permit memory) {
        return Permits.sign(token, aliceKey, address(router), value, deadline);
    }

    /// @dev A permit that has been used, with the allowance it gave.
    function _used(address token, uint256 value) private returns (Router.Permit memory p) {
        p = _signed(token, value, later);
        IERC20Permit(token).permit(alice, address(router), p.value, p.deadline, p.v, p.r, p.s);
        vm.startPrank(alice);
        if (token == address(aid)) router.stake(value, alice, 0, noPermit());
        else router.mint(value, alice, noPermit());
        vm.stopPrank();
    }

    function _permitCall(address token, address owner, address spender, uint256 value, uint256 deadline)
        private
        view
        returns (bytes memory)
    {
        uint256 nonce = IERC20Permit(token).nonces(owner);
        bytes32 digest = Permits.digest(token, owner, spender, value, nonce, deadline);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(aliceKey, digest);
        return abi.encodeCall(IERC20Permit.permit, (owner, spender, value, deadline, v, r, s));
    }

    function _submitCall(Identity.Voucher memory v) private view returns (bytes memory) {
        return abi.encodeCall(Identity.submit, (v, sign(v, attestorKey)));
    }
}
