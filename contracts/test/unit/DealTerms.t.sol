// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {DealFactory} from "../../src/DealFactory.sol";
import {DealTerms, Terms} from "../../src/libraries/DealTerms.sol";
import {Amortisation} from "../../src/libraries/Schedule.sol";
import {FactoryFixture} from "../base/FactoryFixture.sol";

/// @notice Terms that make no sense are refused by name, those at the very limit are taken.
contract DealTermsTest is FactoryFixture {
    uint64 private constant LIMIT = 2 ** 56;

    function _base() private view returns (Terms memory) {
        return termsOf(borrower, 1);
    }

    function _refused(Terms memory t, bytes memory error) private {
        vm.prank(t.borrower);
        vm.expectRevert(error);
        factory.propose(t);
        assertEq(factory.count(), 0, "something was made");
    }

    function _taken(Terms memory t) private {
        uint256 state = vm.snapshotState();
        propose(t);
        assertEq(factory.count(), 1);
        vm.revertToState(state);
    }

    function test_theHashIsThatOfTheTermsOneByOne() public view {
        Terms memory t = _base();
        (t.amortisation, t.juniorProRata, t.revenueShareBps) = (Amortisation.EqualPrincipal, true, 1_500);
        bytes memory first = abi.encode(
            t.borrower,
            t.servicer,
            uint256(t.titleId),
            uint256(t.principal),
            uint256(t.junior),
            uint256(t.minJunior),
            uint256(t.balloon),
            uint256(t.minInsurance)
        );
        bytes memory second = abi.encode(
            uint256(t.rateBps),
            uint256(t.seniorRateBps),
            uint256(t.revenueShareBps),
            uint256(t.lateMarginBps),
            uint256(t.originationFeeBps),
            uint256(t.servicingFeeBps),
            uint256(t.drawLtvBps),
            uint256(t.breachLtvBps)
        );
        bytes memory third = abi.encode(
            uint256(t.months),
            uint256(t.graceDays),
            uint256(1),
            uint256(1),
            uint256(t.firstDueDay),
            uint256(t.raiseDeadline),
            uint256(t.drawDeadline),
            uint256(t.contractedRevenue)
        );
        bytes memory fourth =
            abi.encode(uint256(t.contractExpiry), uint256(t.counterpartyClass), t.contractHash, t.documents);
        bytes memory all = bytes.concat(first, second, third, fourth);
        assertEq(all.length, 28 * 32);
        assertEq(DealTerms.hash(t), keccak256(all));
    }

    function testFuzz_anyChangeChangesTheHash(uint256 word, uint256 bit) public view {
        Terms memory t = _base();
        // The lowest bit is one that a boolean and this enumeration's number can lose or get.
        t.amortisation = Amortisation.Bullet;
        bytes memory encoded = abi.encode(t);
        uint256 place = bound(word, 0, 27) * 32 + 31;
        encoded[place] = bytes1(uint8(encoded[place]) ^ 1);
        Terms memory changed = abi.decode(encoded, (Terms));
        assertNotEq(DealTerms.hash(changed), DealTerms.hash(t));
        changed = abi.decode(abi.encode(t), (Terms));
        changed.principal ^= uint64(1 << (bit % 64));
        assertNotEq(DealTerms.hash(changed), DealTerms.hash(t));
    }

    function test_titleAndDocuments() public {
        Terms memory t = _base();
        t.titleId = 0;
        _refused(t, abi.encodeWithSelector(DealTerms.TitleMissing.selector));
        t = _base();
        t.contractHash = 0;
        _refused(t, abi.encodeWithSelector(DealTerms.DocumentMissing.selector));
        t = _base();
        t.documents = 0;
        _refused(t, abi.encodeWithSelector(DealTerms.DocumentMissing.selector));
    }

    function test_principal() public {
        Terms memory t = _base();
        (t.principal, t.junior, t.minJunior, t.balloon) = (0, 0, 0, 0);
        _refused(t, abi.encodeWithSelector(DealTerms.PrincipalMissing.selector));
        t = _base();
        t.principal = LIMIT;
        _refused(t, abi.encodeWithSelector(DealTerms.AmountTooLarge.selector, LIMIT, LIMIT));
        t.principal = LIMIT - 1;
        _taken(t);
        t.balloon = LIMIT - 1;
        _taken(t);
        t.balloon = LIMIT;
        _refused(t, abi.encodeWithSelector(DealTerms.BalloonAbovePrincipal.selector, LIMIT, LIMIT - 1));
    }

    function test_junior() public {
        Terms memory t = _base();
        t.junior = t.principal + 1;
        _refused(t, abi.encodeWithSelector(DealTerms.JuniorAbovePrincipal.selector, t.principal + 1, t.principal));
        t = _base();
        t.minJunior = 0;
        _refused(t, abi.encodeWithSelector(DealTerms.MinJuniorWrong.selector, 0, t.junior));
        t.minJunior = t.junior + 1;
        _refused(t, abi.encodeWithSelector(DealTerms.MinJuniorWrong.selector, t.junior + 1, t.junior));
        t.minJunior = t.junior;
        _taken(t);
        t.minJunior = 1;
        _taken(t);
    }

    /// @dev What nobody could be paid is not owed: the juniors' interest without juniors, the senior's without a senior.
    function test_seniorRate() public {
        Terms memory t = _base();
        t.seniorRateBps = t.rateBps + 1;
        _refused(t, abi.encodeWithSelector(DealTerms.SeniorRateWrong.selector, 1_201, 0, 1_200));
        t.seniorRateBps = t.rateBps;
        _taken(t);
        t.seniorRateBps = 0;
        _taken(t);
        (t.junior, t.minJunior, t.seniorRateBps) = (0, 0, 1_199);
        _refused(t, abi.encodeWithSelector(DealTerms.SeniorRateWrong.selector, 1_199, 1_200, 1_200));
        t.seniorRateBps = 1_200;
        _taken(t);
        t.minJunior = 1;
        _refused(t, abi.encodeWithSelector(DealTerms.MinJuniorWrong.selector, 1, 0));
        (t.junior, t.seniorRateBps) = (t.principal, 1);
        _refused(t, abi.encodeWithSelector(DealTerms.SeniorRateWrong.selector, 1, 0, 0));
        t.seniorRateBps = 0;
        _taken(t);
    }

    function test_yield() public {
        Terms memory t = _base();
        (t.rateBps, t.seniorRateBps) = (0, 0);
        _refused(t, abi.encodeWithSelector(DealTerms.YieldMissing.selector));
        t.revenueShareBps = 1;
        _taken(t);
        t.revenueShareBps = 10_000;
        _taken(t);
        t.revenueShareBps = 10_001;
        _refused(t, abi.encodeWithSelector(DealTerms.RateTooHigh.selector, 10_001, 10_000));
        t = _base();
        t.rateBps = 10_001;
        _refused(t, abi.encodeWithSelector(DealTerms.RateTooHigh.selector, 10_001, 10_000));
        t.rateBps = 10_000;
        _taken(t);
        t.lateMarginBps = 10_001;
        _refused(t, abi.encodeWithSelector(DealTerms.RateTooHigh.selector, 10_001, 10_000));
        t.lateMarginBps = 10_000;
        _taken(t);
    }

    /// @dev Of a bullet revenue would repay all in its last month: until then it would be yield, and nothing behind.
    function test_aBulletOfRevenueAloneHasItsPrincipalAsBalloon() public {
        Terms memory t = _base();
        (t.rateBps, t.seniorRateBps, t.revenueShareBps) = (0, 0, 8_000);
        (t.amortisation, t.balloon) = (Amortisation.Bullet, t.principal - 1);
        _refused(t, abi.encodeWithSelector(DealTerms.BalloonMissing.selector, t.principal - 1, t.principal));
        t.balloon = t.principal;
        _taken(t);
        (t.amortisation, t.balloon) = (Amortisation.EqualPrincipal, 0);
        _taken(t);
        (t.amortisation, t.rateBps) = (Amortisation.Bullet, 1);
        _taken(t);
    }

    function test_contractedRevenue() public {
        Terms memory t = _base();
        t.contractedRevenue = 0;
        _taken(t);
        t.revenueShareBps = 1;
        _refused(t, abi.encodeWithSelector(DealTerms.ContractedRevenueMissing.selector));
        t.contractedRevenue = LIMIT;
        _refused(t, abi.encodeWithSelector(DealTerms.AmountTooLarge.selector, LIMIT, LIMIT));
        t.contractedRevenue = LIMIT - 1;
        _taken(t);
    }

    function test_fees() public {
        Terms memory t = _base();
        t.originationFeeBps = 301;
        _refused(t, abi.encodeWithSelector(DealTerms.OriginationFeeTooHigh.selector, 301, 300));
        t.originationFeeBps = 300;
        _taken(t);
        t.servicingFeeBps = 101;
        _refused(t, abi.encodeWithSelector(DealTerms.ServicingFeeTooHigh.selector, 101, 100));
        t.servicingFeeBps = 100;
        _taken(t);
        t.servicer = address(0);
        _refused(t, abi.encodeWithSelector(DealTerms.ServicerMissing.selector));
        t.servicingFeeBps = 0;
        _taken(t);
    }

    function test_collateral() public {
        Terms memory t = _base();
        t.drawLtvBps = 0;
        _refused(t, abi.encodeWithSelector(DealTerms.DrawLtvWrong.selector, 0, 8_000));
        (t.drawLtvBps, t.breachLtvBps) = (8_001, 9_001);
        _refused(t, abi.encodeWithSelector(DealTerms.DrawLtvWrong.selector, 8_001, 8_000));
        (t.drawLtvBps, t.breachLtvBps) = (8_000, 8_999);
        _refused(t, abi.encodeWithSelector(DealTerms.BreachLtvWrong.selector, 8_999, 9_000, 10_000));
        t.breachLtvBps = 9_000;
        _taken(t);
        t.breachLtvBps = 10_001;
        _refused(t, abi.encodeWithSelector(DealTerms.BreachLtvWrong.selector, 10_001, 9_000, 10_000));
        t.breachLtvBps = 10_000;
        _taken(t);
    }

    function test_months() public {
        Terms memory t = _base();
        uint16[6] memory wrong = [0, 2, 37, 255, 600, type(uint16).max];
        for (uint256 i; i < 6; ++i) {
            t.months = wrong[i];
            _refused(t, abi.encodeWithSelector(DealTerms.MonthsWrong.selector, wrong[i], 3, 36));
        }
        t.months = 3;
        _taken(t);
        (t.months, t.contractExpiry) = (36, type(uint40).max);
        _taken(t);
        t.graceDays = 31;
        _refused(t, abi.encodeWithSelector(DealTerms.GraceTooLong.selector, 31, 30));
        t.graceDays = 30;
        _taken(t);
        t.graceDays = 0;
        _taken(t);
    }

    function test_deadlines() public {
        Terms memory t = _base();
        t.raiseDeadline = uint40(block.timestamp);
        _refused(t, abi.encodeWithSelector(DealTerms.RaiseDeadlineWrong.selector, block.timestamp, block.timestamp));
        t.raiseDeadline += 1;
        _taken(t);
        uint40 latest = uint40(block.timestamp + 90 days);
        t.drawDeadline = t.raiseDeadline;
        bytes4 wrong = DealTerms.DrawDeadlineWrong.selector;
        _refused(t, abi.encodeWithSelector(wrong, t.raiseDeadline, t.raiseDeadline, latest));
        (t.drawDeadline, t.firstDueDay) = (latest + 1, today() + 91);
        _refused(t, abi.encodeWithSelector(wrong, latest + 1, t.raiseDeadline, latest));
        t.drawDeadline = latest;
        _taken(t);
    }

    /// @dev The clock stands at noon, so that the draw's day is not the one before its deadline.
    function test_firstDueDay() public {
        pass(12 hours);
        Terms memory t = _base();
        uint24 drawDay = uint24(t.drawDeadline / 1 days);
        bytes4 wrong = DealTerms.FirstDueDayWrong.selector;
        uint24[4] memory days_ = [0, today(), drawDay, drawDay + 63];
        for (uint256 i; i < 4; ++i) {
            t.firstDueDay = days_[i];
            _refused(t, abi.encodeWithSelector(wrong, days_[i], drawDay + 1, drawDay + 62));
        }
        t.firstDueDay = drawDay + 1;
        _taken(t);
        t.firstDueDay = drawDay + 62;
        _taken(t);
        t.firstDueDay = type(uint24).max;
        _refused(t, abi.encodeWithSelector(wrong, type(uint24).max, drawDay + 1, drawDay + 62));
    }

    /// @dev The service contract earns until the last due day is over: 14 February 2026 and 23 months, which is 14
    /// January 2028, day 21,197.
    function test_contractExpiry() public {
        Terms memory t = _base();
        assertEq(t.firstDueDay, 20_498, "14 February 2026");
        assertEq(DealTerms.lastDueDay(t), 21_197);
        uint40 needed = 21_198 * 1 days;
        t.contractExpiry = needed - 1;
        _refused(t, abi.encodeWithSelector(DealTerms.ContractEndsEarly.selector, needed - 1, needed));
        t.contractExpiry = needed;
        _taken(t);
    }

    function test_onlyTheBorrowerAgreesToItsTerms() public {
        Terms memory t = _base();
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(DealFactory.ProposedByAnother.selector, alice, borrower));
        factory.propose(t);
        t.borrower = address(0);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(DealFactory.ProposedByAnother.selector, alice, address(0)));
        factory.propose(t);
    }
}
