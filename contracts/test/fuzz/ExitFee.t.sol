// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Test} from "forge-std/Test.sol";
import {ExitFee} from "../../src/libraries/ExitFee.sol";

/// @notice The fee's own properties, at any size from a micro-dollar to a million million.
contract ExitFeeTest is Test {
    uint256 private constant MOST = 1e12 * 1e18;
    /// @dev Wei that rounding may cost or give, over all parts together.
    uint256 private constant DUST = 4;

    struct Case {
        uint256 free;
        uint256 buffer;
        uint256 gross;
    }

    function testFuzz_isBetweenItsEnds(uint256 free, uint256 buffer, uint256 part) public pure {
        Case memory c = _case(free, buffer, part);
        uint256 net = ExitFee.afterFee(c.gross, c.free, c.buffer);
        assertLe(net, c.gross * 999 / 1_000);
        assertGe(net + 1, c.gross * 980 / 1_000);
        assertLe(net, c.free);
    }

    function testFuzz_partsCostWhatTheWholeCosts(uint256 free, uint256 buffer, uint256 part, uint256[3] memory cuts)
        public
        pure
    {
        Case memory c = _case(free, buffer, part);
        uint256 whole = ExitFee.afterFee(c.gross, c.free, c.buffer);
        uint256 sum;
        uint256 left = c.gross;
        for (uint256 i; i < 4; ++i) {
            uint256 gross = i == 3 ? left : bound(cuts[i], 0, left);
            sum += ExitFee.afterFee(gross, c.free - sum, c.buffer);
            left -= gross;
        }
        assertApproxEqAbs(sum, whole, DUST);
    }

    function testFuzz_moreLeavesMoreAndAMoreFreeBufferIsCheaper(uint256 free, uint256 buffer, uint256 part)
        public
        pure
    {
        Case memory c = _case(free, buffer, part);
        uint256 net = ExitFee.afterFee(c.gross, c.free, c.buffer);
        assertGe(net + 1, ExitFee.afterFee(c.gross / 2, c.free, c.buffer));
        assertGe(ExitFee.afterFee(c.gross, c.free + c.free / 10, c.buffer) + 1, net);
        assertLe(ExitFee.afterFee(c.gross, c.free, c.buffer + c.buffer / 10), net + 1);
    }

    function testFuzz_neverPaysMoreThanThereIs(uint256 gross, uint256 free, uint256 buffer) public view {
        gross = bound(gross, 0, MOST);
        free = bound(free, 0, MOST);
        buffer = bound(buffer, 0, MOST);
        try this.afterFee(gross, free, buffer) returns (uint256 net) {
            assertLe(net, free);
        } catch (bytes memory reason) {
            assertEq(reason, abi.encodeWithSelector(ExitFee.FreeLiquidityExceeded.selector, gross, free));
            assertGe(gross * 999 / 1_000 + 1, free, "refused what could be paid at the least fee");
        }
    }

    /// @dev Of a few wei, where rounding weighs most.
    function testFuzz_ofAFewWeiNeverMoreThanAskedOrThanThereIs(uint256 gross, uint256 free, uint256 buffer)
        public
        view
    {
        gross = bound(gross, 0, 50);
        free = bound(free, 0, 50);
        buffer = bound(buffer, 0, 50);
        try this.afterFee(gross, free, buffer) returns (uint256 net) {
            assertLe(net, free);
            assertLe(net, gross * 999 / 1_000);
        } catch (bytes memory reason) {
            assertEq(reason, abi.encodeWithSelector(ExitFee.FreeLiquidityExceeded.selector, gross, free));
            assertGe(gross * 999 / 1_000 + 1, free, "refused what could be paid at the least fee");
        }
    }

    function test_withoutABufferTheFeeIsTheLeast() public {
        assertEq(ExitFee.afterFee(1_000, 999, 0), 999);
        vm.expectRevert(abi.encodeWithSelector(ExitFee.FreeLiquidityExceeded.selector, 1_002, 999));
        this.afterFee(1_002, 999, 0);
    }

    function afterFee(uint256 gross, uint256 free, uint256 buffer) external pure returns (uint256) {
        return ExitFee.afterFee(gross, free, buffer);
    }

    /// @dev What can be paid even at the highest fee.
    function _case(uint256 free, uint256 buffer, uint256 part) private pure returns (Case memory c) {
        c.buffer = bound(buffer, 1e12, MOST);
        c.free = bound(free, 1e12, MOST);
        c.gross = bound(part, 0, c.free);
    }
}
