// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Identity} from "../../src/Identity.sol";
import {Router} from "../../src/Router.sol";
import {Amounts} from "./Amounts.sol";

/// @notice What anyone may do.
abstract contract UserActions is Amounts {
    function mint(uint256 who, uint256 to, uint256 amount) external priceHolds {
        (address payer, address receiver) = (_person(who), _person(to));
        amount = _mintable(amount);
        if (amount == 0 || w.sanctions.isSanctioned(payer) || w.sanctions.isSanctioned(receiver)) return;
        _fund(payer, amount);
        uint256 before = w.aid.balanceOf(receiver);
        vm.startPrank(payer);
        w.usdc.approve(address(w.issuer), amount);
        uint256 minted = w.issuer.mint(amount, receiver);
        vm.stopPrank();
        assertEq(minted, amount * E12);
        assertEq(w.aid.balanceOf(receiver), before + minted);
        usdcMinted += amount;
    }

    function mintAndStake(uint256 who, uint256 to, uint256 amount) external priceHolds {
        (address payer, address receiver) = (_person(who), _person(to));
        amount = _mintable(amount, w.staked.maxDeposit(receiver) / E12);
        if (amount == 0 || w.sanctions.isSanctioned(payer) || w.sanctions.isSanctioned(receiver)) return;
        uint256 expected = w.staked.previewDeposit(amount * E12);
        if (expected == 0) return;
        _fund(payer, amount);
        Router.Permit memory none;
        vm.startPrank(payer);
        w.usdc.approve(address(w.router), amount);
        assertEq(w.router.mintAndStake(amount, receiver, expected, none), expected);
        vm.stopPrank();
        usdcMinted += amount;
        aidStaked += amount * E12;
    }

    function stake(uint256 who, uint256 amount) external priceHolds {
        address payer = _person(who);
        uint256 expected;
        (amount, expected) = _stakable(payer, amount);
        if (amount == 0) return;
        vm.startPrank(payer);
        w.aid.approve(address(w.staked), amount);
        assertEq(w.staked.deposit(amount, payer), expected);
        vm.stopPrank();
        assertLe(w.staked.convertToAssets(expected), amount, "gained by staking");
        aidStaked += amount;
    }

    function redeem(uint256 who, uint256 amount) external priceHolds {
        address payer = _person(who);
        uint256 most = w.treasury.redeemable() * E12;
        uint256 balance = w.aid.balanceOf(payer);
        if (balance < most) most = balance;
        if (most < E12 || !w.identity.isVerified(payer) || w.sanctions.isSanctioned(payer)) return;
        amount = bound(amount, E12, most);
        uint256 usdcBefore = w.usdc.balanceOf(payer);
        vm.prank(payer);
        uint256 paid = w.issuer.redeem(amount, payer);
        assertEq(paid, amount / E12);
        assertEq(w.usdc.balanceOf(payer), usdcBefore + paid);
        assertEq(w.aid.balanceOf(payer), balance - paid * E12, "burned other than whole micro-dollars");
        usdcRedeemed += paid;
    }

    function transfer(uint256 from, uint256 to, uint256 amount, bool shares) external priceHolds {
        (address sender, address receiver) = (_person(from), _person(to));
        vm.startPrank(sender);
        if (shares) w.staked.transfer(receiver, bound(amount, 0, w.staked.balanceOf(sender)));
        else w.aid.transfer(receiver, bound(amount, 0, w.aid.balanceOf(sender)));
        vm.stopPrank();
    }

    function submitVoucher(uint256 who) external {
        address account = _person(who);
        if (!w.identity.isAttestor(vm.addr(w.attestorKey))) return;
        uint64 number = w.identity.recordOf(account).number + 1;
        Identity.Voucher memory v = Identity.Voucher(account, number, 1, 1, 1, uint64(block.timestamp + 90 days));
        (uint8 parity, bytes32 r, bytes32 s) = vm.sign(w.attestorKey, w.identity.voucherHash(v));
        w.identity.submit(v, abi.encodePacked(r, s, parity));
    }

    function recognise() external {
        uint256 price = w.staked.convertToAssets(MANY_SHARES);
        uint256 exitPrice = w.staked.exitPrice();
        uint256 supply = w.aid.totalSupply();
        uint256 ledger = w.staked.ledger();
        (, uint256 recognised, uint256 at) = w.treasury.book();
        uint256 ofDeals = w.treasury.pendingOfDeals();
        int256 change = w.treasury.recognise();
        if (change < 0) {
            aidBurnedForLosses += supply - w.aid.totalSupply();
            assertEq(supply - w.aid.totalSupply(), ledger - w.staked.ledger(), "a loss burned AID outside sAID");
            assertApproxEqAbs(w.staked.exitPrice(), exitPrice, 1, "realising a loss moved the exit price");
        } else {
            aidRewarded += w.aid.totalSupply() - supply;
            assertEq(w.staked.convertToAssets(MANY_SHARES), price, "a gain moved the share price at once");
            // What has been there all the time, and a hole in AID's backing, which is filled at the pace of the whole.
            uint256 base = least + (supply / E12 > recognised ? supply / E12 - recognised : 0);
            uint256 most = base * 5 * (block.timestamp - at) / 10_000 / 1 days;
            assertLe(uint256(change), most + ofDeals, "gained more than 0.05 % a day and what deals paid");
            if (change > 0) assertGe(block.timestamp - at, 1 days);
        }
        (,, uint256 later) = w.treasury.book();
        if (later != at) _startAgain();
        _watch();
        if (w.staked.ledger() == 0) return;
        assertLe(w.treasury.impairment(), w.treasury.POSITIONS().impairment() * E12, "impaired after recognition");
    }

    function addSurplus(uint256 who, uint256 amount) external priceHolds {
        address payer = _person(who);
        amount = bound(amount, 1, amount % 4 == 1 ? 300_000 * E6 : 1_000 * E6);
        _fund(payer, amount);
        vm.startPrank(payer);
        w.usdc.approve(address(w.treasury), amount);
        w.treasury.addSurplus(amount);
        vm.stopPrank();
        usdcAddedAsSurplus += amount;
    }
}
