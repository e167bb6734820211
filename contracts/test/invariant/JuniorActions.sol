// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Test} from "forge-std/Test.sol";
import {JuniorToken} from "../../src/JuniorToken.sol";
import {Stage} from "../../src/interfaces/IDeal.sol";
import {IFiatToken} from "../base/IFiatToken.sol";
import {DealDouble} from "../mocks/DealDouble.sol";
import {NaivePayouts} from "../model/NaivePayouts.sol";

/// @notice Everything that can happen to juniors' tokens, beside a naive model. One holder cannot be paid in USDC itself,
/// another is a contract that takes no call.
contract JuniorActions is Test {
    uint256 private constant PARTS = 1 << 64;

    DealDouble private immutable DEAL;
    JuniorToken private immutable TOKEN;
    IFiatToken private immutable USDC;
    address private immutable MINTER;
    NaivePayouts public immutable MODEL;
    address public immutable BLACKLISTED;

    address[] private _holders;
    uint256 public donated;
    mapping(bytes32 action => uint256) public done;

    constructor(DealDouble vehicle, JuniorToken token, IFiatToken usdc, address minter) {
        (DEAL, TOKEN, USDC, MINTER) = (vehicle, token, usdc, minter);
        for (uint256 i; i < 4; ++i) {
            _holders.push(makeAddr(string.concat("junior ", vm.toString(i))));
        }
        _holders.push(address(this));
        MODEL = new NaivePayouts(_holders);
        BLACKLISTED = _holders[0];
        vm.prank(minter);
        usdc.blacklist(BLACKLISTED);
    }

    // --- what holders and the deal do ---

    function commit(uint256 who, uint256 amount, uint256 scale) external {
        address to = _holder(who);
        amount = _amount(amount, scale);
        _fund(address(this), amount);
        USDC.approve(address(DEAL), amount);
        DEAL.commit(uint64(amount), to);
        MODEL.mint(to, amount);
        ++done["commit"];
    }

    function distribute(uint256 usdc, uint256 scale) external {
        if (TOKEN.totalSupply() == 0) return;
        usdc = _amount(usdc, scale);
        _fund(address(this), usdc);
        USDC.approve(address(DEAL), usdc);
        DEAL.distribute(uint64(usdc));
        MODEL.distribute(usdc);
        ++done["distribute"];
    }

    function transfer(uint256 from, uint256 to, uint256 amount, bool byAllowance) external {
        (address sender, address receiver) = (_holder(from), _holder(to));
        amount = bound(amount, 0, TOKEN.balanceOf(sender));
        if (byAllowance) {
            vm.prank(sender);
            TOKEN.approve(receiver, amount);
            vm.prank(receiver);
            TOKEN.transferFrom(sender, receiver, amount);
        } else {
            vm.prank(sender);
            TOKEN.transfer(receiver, amount);
        }
        MODEL.transfer(sender, receiver, amount);
        ++done["transfer"];
    }

    function transferAll(uint256 from, uint256 to) external {
        this.transfer(from, to, TOKEN.balanceOf(_holder(from)), false);
    }

    /// @dev To somebody else, for not all of them can be paid.
    function claim(uint256 who) external {
        address holder = _holder(who);
        uint256 expected = TOKEN.claimable(holder);
        if (expected == 0) {
            vm.prank(holder);
            vm.expectRevert(abi.encodeWithSelector(JuniorToken.NothingToClaim.selector, holder));
            TOKEN.claim(makeAddr("purse"));
            return;
        }
        uint256 before = USDC.balanceOf(makeAddr("purse"));
        vm.prank(holder);
        assertEq(TOKEN.claim(makeAddr("purse")), expected, "claimable");
        assertEq(USDC.balanceOf(makeAddr("purse")), before + expected, "paid");
        assertEq(TOKEN.claimable(holder), 0, "paid twice");
        MODEL.claim(holder, expected);
        ++done["claim"];
    }

    /// @dev What fails changes nothing.
    function claimInVain() external {
        if (TOKEN.claimable(BLACKLISTED) == 0) return;
        vm.prank(BLACKLISTED);
        vm.expectRevert("Blacklistable: account is blacklisted");
        TOKEN.claim(BLACKLISTED);
        ++done["claimInVain"];
    }

    /// @dev A deal is cancelled before it has paid anything.
    function refund(uint256 who) external {
        address holder = _holder(who);
        uint256 balance = TOKEN.balanceOf(holder);
        if (TOKEN.distributed() != 0 || balance == 0) return;
        DEAL.set(Stage.Cancelled);
        vm.prank(holder);
        assertEq(TOKEN.refund(makeAddr("purse")), balance);
        DEAL.set(Stage.Raising);
        MODEL.burn(holder, balance);
        ++done["refund"];
    }

    function donate(uint256 usdc) external {
        usdc = bound(usdc, 1, 1e12);
        _fund(address(DEAL), usdc);
        donated += usdc;
    }

    // --- what must be true at any time ---

    function check() external view {
        uint256 sum = TOKEN.remainder();
        uint256 supply = TOKEN.totalSupply();
        assertEq(supply, MODEL.supply(), "supply");
        assertTrue(sum < supply || sum == 0, "remainder");
        for (uint256 i; i < _holders.length; ++i) {
            _checkHolder(_holders[i]);
            sum += TOKEN.owedTo(_holders[i]);
        }
        uint256 unclaimed = MODEL.distributed() - MODEL.claimedByAll();
        assertEq(sum, unclaimed * PARTS, "a payout was lost or paid twice");
        assertEq(USDC.balanceOf(address(DEAL)), supply + unclaimed + donated, "cash");
    }

    function _checkHolder(address holder) private view {
        assertEq(TOKEN.balanceOf(holder), MODEL.balanceOf(holder), "balance");
        uint256 given = MODEL.claimed(holder) * PARTS + TOKEN.owedTo(holder);
        assertApproxEqAbs(given, MODEL.entitled(holder), MODEL.slack(holder), "part");
        // Deals are so small that what dividing may cost or bring is below a micro-dollar.
        if (MODEL.slack(holder) < PARTS) {
            assertApproxEqAbs(given / PARTS, MODEL.entitled(holder) / PARTS, 1, "micro-dollar");
        }
        assertEq(TOKEN.claimable(holder), TOKEN.owedTo(holder) / PARTS);
    }

    function claimAll() external {
        for (uint256 i; i < _holders.length; ++i) {
            this.claim(i);
        }
        assertLe(MODEL.distributed() - MODEL.claimedByAll(), _holders.length, "all but parts is claimed");
    }

    // --- inside ---

    function _holder(uint256 who) private view returns (address) {
        return _holders[who % _holders.length];
    }

    /// @dev From single micro-dollars to millions of dollars, so that all of it stays within a deal's size.
    function _amount(uint256 amount, uint256 scale) private pure returns (uint256) {
        uint64[4] memory most = [uint64(5), 1_000, 1e9, 1e14];
        return bound(amount, 1, most[scale % 4]);
    }

    function _fund(address to, uint256 amount) private {
        vm.prank(MINTER);
        USDC.mint(to, amount);
    }
}
