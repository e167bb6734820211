// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";
import {IERC7540Operator, IERC7540Redeem} from "../../src/interfaces/IERC7540.sol";
import {IERC7575} from "../../src/interfaces/IERC7575.sol";
import {IERC7887Redeem} from "../../src/interfaces/IERC7887.sol";
import {ExitFixture} from "../base/ExitFixture.sol";

/// @notice What ERC-7540, ERC-7575 and ERC-7887 say of an asynchronous redemption, for any vault of which the test can
/// give out shares and serve requests. Amounts are from the vault's own answers; of its price nothing is assumed.
abstract contract ERC7540Conformance is ExitFixture {
    address internal dan = makeAddr("dan");
    address internal erin = makeAddr("erin");

    /// @dev Gives shares to an account.
    function _give(address who, uint256 shares) internal virtual;

    /// @dev Makes this many shares of a request claimable; nothing is pending before it.
    function _serve(uint256 id, uint256 shares) internal virtual;

    function _vault() internal view virtual returns (address);

    function testFuzz_aRequestGoesThroughItsStages(uint256 shares, uint256 part) public {
        shares = bound(shares, 2e12, 1_000 * E18);
        part = bound(part, 1e12, shares - 1e12) / E12 * E12;
        uint256 id = _request(shares);
        assertNotEq(id, 0, "as ERC-7540 reserves 0 for vaults without ids");
        assertEq(_share().balanceOf(dan), 0, "the vault has taken control of the shares");
        _assertStages(id, shares, 0);
        assertEq(_v().maxRedeem(erin), 0);

        _serve(id, part);
        uint256 claimable = IERC7540Redeem(_vault()).claimableRedeemRequest(id, erin);
        assertGt(claimable, 0);
        _assertStages(id, shares - claimable, claimable);
        assertEq(_v().maxRedeem(erin), claimable);
        assertGt(_v().maxWithdraw(erin), 0);
        assertEq(_asset().balanceOf(erin), 0, "nothing is pushed");

        vm.prank(erin);
        uint256 assets = _v().redeem(claimable, dan, erin);
        assertEq(_asset().balanceOf(dan), assets);
        _assertStages(id, shares - claimable, 0);
        assertEq(_v().maxRedeem(erin), 0);
        assertEq(_v().maxWithdraw(erin), 0);
    }

    function testFuzz_claimsAreWithinTheirLimits(uint256 shares, uint256 part) public {
        shares = bound(shares, 2e12, 1_000 * E18) / E12 * E12;
        uint256 id = _request(shares);
        _serve(id, shares);
        uint256 most = _v().maxRedeem(erin);
        uint256 mostAssets = _v().maxWithdraw(erin);
        vm.startPrank(erin);
        vm.expectRevert();
        _v().redeem(most + 1, erin, erin);
        vm.expectRevert();
        _v().withdraw(mostAssets + 1, erin, erin);
        part = bound(part, 1, most);
        _v().redeem(part, erin, erin);
        assertEq(_v().maxRedeem(erin), most - part);
        uint256 rest = _v().maxWithdraw(erin);
        if (rest != 0) _v().withdraw(rest, erin, erin);
        vm.stopPrank();
        assertEq(_v().maxWithdraw(erin), 0);
        assertEq(_asset().balanceOf(erin), mostAssets);
    }

    function test_requestsByTheOwnerAnAllowanceAndAnOperator() public {
        _give(dan, 30 * E18);
        uint256 id = _nextId();
        vm.expectEmit(_vault());
        emit IERC7540Redeem.RedeemRequest(erin, dan, id, dan, 10 * E18);
        vm.prank(dan);
        _r().requestRedeem(10 * E18, erin, dan);
        vm.prank(erin);
        vm.expectRevert();
        _r().requestRedeem(10 * E18, erin, dan);
        vm.prank(dan);
        _share().approve(erin, 10 * E18);
        vm.prank(erin);
        _r().requestRedeem(10 * E18, erin, dan);
        assertEq(_share().allowance(dan, erin), 0, "the allowance is used up");
        vm.expectEmit(_vault());
        emit IERC7540Operator.OperatorSet(dan, erin, true);
        vm.prank(dan);
        assertTrue(IERC7540Operator(_vault()).setOperator(erin, true));
        assertTrue(IERC7540Operator(_vault()).isOperator(dan, erin));
        assertFalse(IERC7540Operator(_vault()).isOperator(erin, dan));
        vm.prank(erin);
        _r().requestRedeem(10 * E18, erin, dan);
        assertEq(_share().balanceOf(dan), 0);
        vm.prank(dan);
        IERC7540Operator(_vault()).setOperator(erin, false);
        assertFalse(IERC7540Operator(_vault()).isOperator(dan, erin));
    }

    function test_onlyTheControllerAndItsOperatorsClaimAndCancel() public {
        uint256 id = _request(10 * E18);
        vm.startPrank(dan);
        vm.expectRevert();
        _c().cancelRedeemRequest(id, erin);
        vm.expectRevert();
        _c().cancelRedeemRequest(id, dan);
        vm.stopPrank();
        _serve(id, 4 * E18);
        vm.startPrank(dan);
        vm.expectRevert();
        _v().redeem(1, dan, erin);
        vm.expectRevert();
        _v().withdraw(1, dan, erin);
        vm.stopPrank();
        vm.prank(erin);
        IERC7540Operator(_vault()).setOperator(dan, true);
        vm.startPrank(dan);
        uint256 most = _v().maxRedeem(erin);
        uint256 assets = _v().maxWithdraw(erin);
        vm.expectEmit(_vault());
        emit IERC4626.Withdraw(dan, dan, erin, assets, most);
        _v().redeem(most, dan, erin);
        _c().cancelRedeemRequest(id, erin);
        vm.stopPrank();
    }

    function test_cancellingGoesThroughItsStages() public {
        uint256 id = _request(10 * E18);
        assertEq(_c().claimableCancelRedeemRequest(id, erin), 0);
        vm.startPrank(erin);
        vm.expectRevert();
        _c().claimCancelRedeemRequest(id, erin, erin);
        vm.expectEmit(_vault());
        emit IERC7887Redeem.CancelRedeemRequest(erin, id, erin);
        _c().cancelRedeemRequest(id, erin);
        _assertStages(id, 0, 0);
        assertFalse(_c().pendingCancelRedeemRequest(id, erin));
        assertEq(_c().claimableCancelRedeemRequest(id, erin), 10 * E18);
        assertEq(_c().claimableCancelRedeemRequest(id, dan), 0);
        assertEq(_share().balanceOf(erin), 0, "nothing is pushed");
        vm.expectRevert();
        _c().cancelRedeemRequest(id, erin);
        vm.expectEmit(_vault());
        emit IERC7887Redeem.CancelRedeemClaim(erin, dan, id, erin, 10 * E18);
        assertEq(_c().claimCancelRedeemRequest(id, dan, erin), 10 * E18);
        vm.expectRevert();
        _c().claimCancelRedeemRequest(id, dan, erin);
        vm.stopPrank();
        assertEq(_share().balanceOf(dan), 10 * E18);
        assertEq(_c().claimableCancelRedeemRequest(id, erin), 0);
    }

    function test_previewsRevertForEveryone() public {
        vm.expectRevert();
        _v().previewRedeem(0);
        vm.expectRevert();
        _v().previewWithdraw(0);
        vm.expectRevert();
        _v().previewRedeem(E18);
        vm.expectRevert();
        _v().previewWithdraw(E18);
    }

    function testFuzz_viewsOfNothingDoNotRevert(uint256 id, address who) public view {
        _assertNothing(id, who);
        _assertNothing(id, address(0));
        _assertNothing(0, who);
    }

    function _assertNothing(uint256 id, address who) private view {
        assertEq(_r().pendingRedeemRequest(id, who), 0);
        assertEq(_r().claimableRedeemRequest(id, who), 0);
        assertEq(_c().claimableCancelRedeemRequest(id, who), 0);
        assertFalse(_c().pendingCancelRedeemRequest(id, who));
        assertEq(_v().maxRedeem(who), 0);
        assertEq(_v().maxWithdraw(who), 0);
    }

    function test_saysWhatItIs() public view {
        IERC165 v = IERC165(_vault());
        assertTrue(v.supportsInterface(0x01ffc9a7), "ERC-165");
        assertTrue(v.supportsInterface(0x620ee8e4), "ERC-7540 redemption");
        assertTrue(v.supportsInterface(0xe3bc4e65), "ERC-7540 operators");
        assertTrue(v.supportsInterface(0x2f0a18c5), "ERC-7575");
        assertTrue(v.supportsInterface(0x50a526d6), "ERC-7575 of every vault");
        assertTrue(v.supportsInterface(0xc1f329ef), "ERC-7575 deposit");
        assertTrue(v.supportsInterface(0xe1550342), "ERC-7575 mint");
        assertTrue(v.supportsInterface(0x2fd7d42a), "ERC-7575 redeem");
        assertTrue(v.supportsInterface(0x70dec094), "ERC-7575 withdraw");
        assertTrue(v.supportsInterface(0xe76cffc7), "ERC-7887 redemption");
        assertFalse(v.supportsInterface(0xce3bbe50), "no asynchronous deposits");
        assertFalse(v.supportsInterface(0xffffffff));
        assertEq(IERC7575(_vault()).share(), _vault());
        assertEq(type(IERC7540Redeem).interfaceId, bytes4(0x620ee8e4));
        assertEq(type(IERC7540Operator).interfaceId, bytes4(0xe3bc4e65));
        assertEq(type(IERC7887Redeem).interfaceId, bytes4(0xe76cffc7));
    }

    // --- inside ---

    function _request(uint256 shares) private returns (uint256 id) {
        _give(dan, shares);
        vm.prank(dan);
        id = _r().requestRedeem(shares, erin, dan);
    }

    function _assertStages(uint256 id, uint256 pending, uint256 claimable) private view {
        assertEq(_r().pendingRedeemRequest(id, erin), pending, "pending");
        assertEq(_r().claimableRedeemRequest(id, erin), claimable, "claimable");
        assertEq(_r().pendingRedeemRequest(id, dan) + _r().claimableRedeemRequest(id, dan), 0, "another's");
    }

    /// @dev Asked in a state that is thrown away.
    function _nextId() private returns (uint256 id) {
        uint256 state = vm.snapshotState();
        vm.prank(dan);
        id = _r().requestRedeem(1, dan, dan);
        vm.revertToState(state);
    }

    function _v() private view returns (IERC4626) {
        return IERC4626(_vault());
    }

    function _r() private view returns (IERC7540Redeem) {
        return IERC7540Redeem(_vault());
    }

    function _c() private view returns (IERC7887Redeem) {
        return IERC7887Redeem(_vault());
    }

    function _share() private view returns (IERC20) {
        return IERC20(_vault());
    }

    function _asset() private view returns (IERC20) {
        return IERC20(_v().asset());
    }
}
