// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Base64} from "@openzeppelin/contracts/utils/Base64.sol";
import {LibString} from "solady/src/utils/LibString.sol";
import {TitleFacts} from "./libraries/TitleFacts.sol";

/// @title TitleMetadata: what a title says of itself, as ERC-721's metadata
/// @dev A contract of its own, without state, because there is no room for it in the titles' (EIP-170).
contract TitleMetadata {
    using LibString for uint256;
    using LibString for bytes32;

    /// @param holder who has the token: while pledged or seized, the deal
    /// @return a data URI of JSON; texts in it were checked when they were recorded
    function uri(uint256 id, address holder, TitleFacts.Title memory t) external pure returns (string memory) {
        string memory model = t.hardware.model.fromSmallString();
        string memory json = string.concat(
            '{"name":"AID GPU title ',
            id.toString(),
            '","description":"Title to ',
            uint256(t.hardware.gpus).toString(),
            " GPUs ",
            model,
            ', as its bailee has signed. It can be moved while it is free; while it is pledged, only the deal can let it go.","attributes":[',
            string.concat(_hardware(model, t), _custody(t.custody), _insurance(t), _standing(holder, t.record))
        );
        return string.concat("data:application/json;base64,", Base64.encode(bytes(json)));
    }

    function _hardware(string memory model, TitleFacts.Title memory t) private pure returns (string memory) {
        return string.concat(
            _text("Model", model),
            _number("GPUs", t.hardware.gpus),
            _number("Memory per GPU, GB", t.hardware.memoryGb),
            _number("Chassis", t.hardware.chassis),
            _number("Chassis recorded", t.record.recorded)
        );
    }

    function _custody(TitleFacts.Custody memory c) private pure returns (string memory) {
        return string.concat(
            _text("Facility", c.facility.fromSmallString()),
            _text("Country", bytes32(c.country).fromSmallString()),
            _date("Delivered", uint256(c.deliveryDay) * 1 days),
            _text("Bailee", LibString.toHexStringChecksummed(c.bailee)),
            _text("Reporter", LibString.toHexStringChecksummed(c.reporter))
        );
    }

    function _insurance(TitleFacts.Title memory t) private pure returns (string memory) {
        return string.concat(
            _number("Insured, micro-USDC", t.insurance.cover),
            _date("Insured until", t.insurance.expiry),
            _number("Claimed from insurers, micro-USDC", t.record.claimed)
        );
    }

    function _standing(address holder, TitleFacts.Record memory r) private pure returns (string memory) {
        string memory state =
            r.state == TitleFacts.State.Free ? "Free" : r.state == TitleFacts.State.Pledged ? "Pledged" : "Seized";
        return string.concat(
            _text("Holder", LibString.toHexStringChecksummed(holder)), '{"trait_type":"State","value":"', state, '"}]}'
        );
    }

    function _text(string memory name, string memory value) private pure returns (string memory) {
        return string.concat('{"trait_type":"', name, '","value":"', value, '"},');
    }

    function _number(string memory name, uint256 value) private pure returns (string memory) {
        return string.concat('{"trait_type":"', name, '","value":', value.toString(), "},");
    }

    /// @dev Nothing for a day that has not come.
    function _date(string memory name, uint256 time) private pure returns (string memory) {
        if (time == 0) return "";
        return string.concat('{"display_type":"date","trait_type":"', name, '","value":', time.toString(), "},");
    }
}
