// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Test} from "forge-std/Test.sol";
import {AID} from "../../src/AID.sol";
import {Appraisals} from "../../src/Appraisals.sol";
import {Attestations} from "../../src/Attestations.sol";
import {CollateralAuction} from "../../src/CollateralAuction.sol";
import {Deal} from "../../src/Deal.sol";
import {DealBase} from "../../src/DealBase.sol";
import {DealBooks} from "../../src/DealBooks.sol";
import {DealDraw} from "../../src/DealDraw.sol";
import {DealFactory} from "../../src/DealFactory.sol";
import {DealLedger} from "../../src/DealLedger.sol";
import {DealLens} from "../../src/DealLens.sol";
import {DealServicing} from "../../src/DealServicing.sol";
import {ExitQueue} from "../../src/ExitQueue.sol";
import {ExitTicket} from "../../src/ExitTicket.sol";
import {GpuTitle} from "../../src/GpuTitle.sol";
import {Identity} from "../../src/Identity.sol";
import {Issuer} from "../../src/Issuer.sol";
import {Lens} from "../../src/Lens.sol";
import {Router} from "../../src/Router.sol";
import {StakedAID} from "../../src/StakedAID.sol";
import {StakerLedger} from "../../src/StakerLedger.sol";
import {Telemetry} from "../../src/Telemetry.sol";
import {Treasury} from "../../src/Treasury.sol";
import {TreasuryBills} from "../../src/TreasuryBills.sol";
import {ICollateralAuction} from "../../src/interfaces/ICollateralAuction.sol";
import {IDealFactory} from "../../src/interfaces/IDealFactory.sol";
import {IDealLinks} from "../../src/interfaces/IDealLinks.sol";
import {IPriceFeed} from "../../src/interfaces/IPriceFeed.sol";
import {ISanctionsList} from "../../src/interfaces/ISanctionsList.sol";
import {TitleFacts} from "../../src/libraries/TitleFacts.sol";
import {LinksDouble} from "../mocks/LinksDouble.sol";

/// @notice No link may be missing. (The only file whose contracts carry the code of what they create.)
contract ConstructorsTest is Test {
    address private constant X = address(1);

    function _x(uint256 missing, uint256 position) private pure returns (address) {
        return missing == position ? address(0) : X;
    }

    function test_issuer() public {
        for (uint256 i; i < 6; ++i) {
            vm.expectRevert(Issuer.ZeroAddress.selector);
            new Issuer(
                _x(i, 0),
                IERC20(_x(i, 1)),
                AID(_x(i, 2)),
                Treasury(_x(i, 3)),
                Identity(_x(i, 4)),
                IPriceFeed(_x(i, 5)),
                1,
                1
            );
        }
    }

    function test_treasury() public {
        for (uint256 i; i < 7; ++i) {
            vm.expectRevert(TreasuryBills.ZeroAddress.selector);
            new Treasury(
                _x(i, 0),
                IERC20(_x(i, 1)),
                AID(_x(i, 2)),
                _x(i, 3),
                StakedAID(_x(i, 4)),
                IERC4626(_x(i, 5)),
                IDealFactory(_x(i, 6))
            );
        }
    }

    function test_stakedAid() public {
        for (uint256 i; i < 3; ++i) {
            vm.expectRevert(StakerLedger.ZeroAddress.selector);
            new StakedAID(IERC20(_x(i, 0)), Treasury(_x(i, 1)), ExitTicket(_x(i, 2)));
        }
    }

    function test_exitTicket() public {
        vm.expectRevert(ExitTicket.ZeroAddress.selector);
        new ExitTicket(ExitQueue(address(0)));
    }

    function test_router() public {
        vm.expectRevert(Router.ZeroAddress.selector);
        new Router(Issuer(address(0)), StakedAID(X));
        vm.expectRevert(Router.ZeroAddress.selector);
        new Router(Issuer(X), StakedAID(address(0)));
    }

    function test_lens() public {
        vm.expectRevert(Lens.ZeroAddress.selector);
        new Lens(Router(address(0)));
        vm.expectRevert(DealLens.ZeroAddress.selector);
        new DealLens(DealFactory(address(0)));
    }

    function test_identity() public {
        vm.expectRevert(Identity.ZeroAddress.selector);
        new Identity(address(0), ISanctionsList(X));
        vm.expectRevert(Identity.ZeroAddress.selector);
        new Identity(X, ISanctionsList(address(0)));
    }

    function test_gpuTitle() public {
        vm.expectRevert(TitleFacts.ZeroAddress.selector);
        new GpuTitle(address(0), IDealFactory(X));
        vm.expectRevert(TitleFacts.ZeroAddress.selector);
        new GpuTitle(X, IDealFactory(address(0)));
    }

    function test_appraisals() public {
        vm.expectRevert(Appraisals.ZeroAddress.selector);
        new Appraisals(address(0), GpuTitle(X));
        vm.expectRevert(Appraisals.ZeroAddress.selector);
        new Appraisals(X, GpuTitle(address(0)));
    }

    function test_telemetry() public {
        vm.expectRevert(Telemetry.ZeroAddress.selector);
        new Telemetry(GpuTitle(address(0)));
    }

    function test_attestations() public {
        vm.expectRevert(Attestations.ZeroAddress.selector);
        new Attestations(address(0));
    }

    function test_dealFactory() public {
        for (uint256 i; i < 11; ++i) {
            DealFactory.Links memory links = DealFactory.Links(
                IERC20(_x(i, 1)),
                Treasury(_x(i, 2)),
                Identity(_x(i, 3)),
                GpuTitle(_x(i, 4)),
                Appraisals(_x(i, 5)),
                Telemetry(_x(i, 6)),
                Attestations(_x(i, 7)),
                ICollateralAuction(_x(i, 8))
            );
            vm.expectRevert(DealFactory.ZeroAddress.selector);
            new DealFactory(_x(i, 0), links, _x(i, 9), _x(i, 10));
        }
    }

    function test_collateralAuction() public {
        vm.expectRevert(CollateralAuction.ZeroAddress.selector);
        new CollateralAuction(IDealLinks(address(0)));
    }

    function test_deal() public {
        (IDealLinks links, IDealLinks others) = (new LinksDouble(), new LinksDouble());
        bytes4 nobody = DealBase.ZeroAddress.selector;
        vm.expectRevert(nobody);
        new DealLedger(IDealLinks(address(0)));
        DealLedger ledger = new DealLedger(links);
        vm.expectRevert(nobody);
        new DealDraw(links, DealLedger(address(0)));
        vm.expectRevert(abi.encodeWithSelector(DealBooks.LinksDiffer.selector, others, links));
        new DealServicing(others, ledger);

        DealDraw drawing = new DealDraw(links, ledger);
        DealServicing servicing = new DealServicing(links, ledger);
        vm.expectRevert(nobody);
        new Deal(links, ledger, DealDraw(address(0)), servicing);
        vm.expectRevert(nobody);
        new Deal(links, ledger, drawing, DealServicing(address(0)));
        DealLedger otherLedger = new DealLedger(links);
        vm.expectRevert(abi.encodeWithSelector(DealBooks.LinksDiffer.selector, otherLedger, ledger));
        new Deal(links, otherLedger, drawing, servicing);
        DealDraw otherDrawing = new DealDraw(links, otherLedger);
        vm.expectRevert(abi.encodeWithSelector(DealBooks.LinksDiffer.selector, otherLedger, ledger));
        new Deal(links, otherLedger, otherDrawing, servicing);
        Deal deal_ = new Deal(links, ledger, drawing, servicing);
        assertEq(address(deal_.FACTORY()), address(links));
    }
}
