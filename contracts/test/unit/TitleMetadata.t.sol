// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Base64} from "solady/src/utils/Base64.sol";
import {TitleFacts} from "../../src/libraries/TitleFacts.sol";
import {TitleFixture} from "../base/TitleFixture.sol";

/// @notice What a title says of itself.
contract TitleMetadataTest is TitleFixture {
    string private constant HEAD = "data:application/json;base64,";

    function test_saysAllThatIsRecorded() public {
        TitleFacts.Issue memory s = issueTo(alice);
        record(s);
        string memory json = _json(1);
        assertEq(vm.parseJsonString(json, ".name"), "AID GPU title 1");
        assertEq(
            vm.parseJsonString(json, ".description"),
            "Title to 16 GPUs H100 SXM5, as its bailee has signed. It can be moved while it is free; while it is pledged, only the deal can let it go."
        );
        string[2][7] memory texts = [
            ["Model", "H100 SXM5"],
            ["Facility", "FR5"],
            ["Country", "DE"],
            ["Bailee", vm.toString(bailee)],
            ["Reporter", vm.toString(reporter)],
            ["Holder", vm.toString(alice)],
            ["State", "Free"]
        ];
        for (uint256 i; i < texts.length; ++i) {
            assertTrue(
                _has(json, string.concat('{"trait_type":"', texts[i][0], '","value":"', texts[i][1], '"}')), texts[i][0]
            );
        }
        _assertNumber(json, "GPUs", 16);
        _assertNumber(json, "Memory per GPU, GB", 80);
        _assertNumber(json, "Chassis", 2);
        _assertNumber(json, "Chassis recorded", 2);
        _assertNumber(json, "Insured, micro-USDC", 400_000e6);
        _assertNumber(json, "Claimed from insurers, micro-USDC", 0);
        _assertDate(json, "Delivered", uint256(s.custody.deliveryDay) * 1 days);
        _assertDate(json, "Insured until", s.insurance.expiry);
    }

    function test_saysNothingOfDaysThatAreNotKnown() public {
        TitleFacts.Issue memory s = issueTo(alice);
        s.custody.deliveryDay = 0;
        s.insurance = TitleFacts.Insurance(0, 0, 0);
        record(s);
        string memory json = _json(1);
        assertFalse(_has(json, "Delivered"));
        assertFalse(_has(json, "Insured until"));
        assertEq(vm.parseJsonString(json, ".name"), "AID GPU title 1", "still JSON");
    }

    function test_saysWhoHoldsIt() public {
        uint256 id = pledged(alice, dealA);
        assertTrue(_has(_json(id), '"State","value":"Pledged"'));
        assertTrue(_has(_json(id), string.concat('"Holder","value":"', vm.toString(dealA))));
        vm.prank(dealA);
        titles.seize(id);
        assertTrue(_has(_json(id), '"State","value":"Seized"'));
    }

    function _assertNumber(string memory json, string memory name, uint256 value) private {
        string memory wanted = string.concat('{"trait_type":"', name, '","value":', vm.toString(value), "}");
        assertTrue(_has(json, wanted), name);
    }

    function _assertDate(string memory json, string memory name, uint256 value) private {
        string memory wanted =
            string.concat('{"display_type":"date","trait_type":"', name, '","value":', vm.toString(value), "}");
        assertTrue(_has(json, wanted), name);
    }

    function _has(string memory json, string memory text) private returns (bool) {
        return vm.contains(json, text);
    }

    function _json(uint256 id) private view returns (string memory) {
        string memory uri = titles.tokenURI(id);
        return string(Base64.decode(vm.replace(uri, HEAD, "")));
    }
}
