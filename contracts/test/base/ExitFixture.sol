// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {VaultDouble} from "../mocks/VaultDouble.sol";
import {Fixture} from "./Fixture.sol";

/// @notice Stakers with something to leave with, and a free liquidity that tests set: all cash is in bills, of which the
/// vault lets go as much as it is told. Alice and bob stake 10,000 each.
abstract contract ExitFixture is Fixture {
    uint256 internal constant STAKE = 10_000 * 1e18;
    address internal carol = makeAddr("carol");

    function setUp() public virtual override {
        super.setUp();
        stakeAid(alice, 10_000 * E6);
        stakeAid(bob, 10_000 * E6);
        (uint256 cash,,) = treasury.book();
        invest(cash);
        settle();
    }

    /// @param free AID, 18 decimals; what makes the liquidity whole micro-dollars is added
    function setFree(uint256 free) internal {
        VaultDouble.Knobs memory knobs;
        vault.set(knobs);
        (uint256 cash,,) = treasury.book();
        if (cash != 0) invest(cash);
        uint256 most = Math.ceilDiv(free + aid.totalSupply() - staked.ledger(), E12);
        if (most == 0) knobs.paused = true;
        knobs.most = most;
        vault.set(knobs);
        assertGe(freeLiquidity(), int256(free), "free liquidity");
        assertLt(freeLiquidity(), int256(free + E12), "free liquidity");
    }

    function request(address who, uint256 shares) internal returns (uint256 id) {
        vm.prank(who);
        return staked.requestRedeem(shares, who, who);
    }

    /// @dev Asks and waits until it is due.
    function matured(address who, uint256 shares) internal returns (uint256 id) {
        id = request(who, shares);
        pass(7 days);
    }

    /// @dev Asks, waits and is served in full.
    function served(address who, uint256 shares) internal returns (uint256 id) {
        id = matured(who, shares);
        staked.process(type(uint256).max);
    }

    function cancel(address who, uint256 id) internal {
        vm.prank(who);
        staked.cancelRedeemRequest(id, who);
    }

    /// @dev A loss of bills, which is in the exit price at once and not realised yet. The first 100 fall on the surplus.
    function impair(uint256 usdcAmount) internal {
        vault.lose(usdcAmount);
    }

    function pendingOf(uint256 id) internal view returns (uint256 pending) {
        (pending,,,,) = staked.ticket(id);
    }

    function claimableOf(uint256 id) internal view returns (uint256 shares, uint256 assets) {
        (, shares, assets,,) = staked.ticket(id);
    }

    function setAside() internal view returns (uint256 assets) {
        (,,, assets) = staked.queue();
    }

    function head() internal view returns (uint256 id) {
        (id,,,) = staked.queue();
    }

    function unserved() internal view returns (uint256 shares) {
        (,, shares,) = staked.queue();
    }
}
