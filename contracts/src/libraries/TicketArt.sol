// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Base64} from "@openzeppelin/contracts/utils/Base64.sol";
import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";
import {DateTimeLib} from "solady/src/utils/DateTimeLib.sol";

/// @title TicketArt: how an exit ticket looks
/// @notice A small statement on paper: what waits, what is ready and what was taken back, as figures and as one bar to
/// scale. Filled is ready, outlined waits, hatched was cancelled.
library TicketArt {
    using Strings for uint256;

    struct Facts {
        uint256 id;
        /// Shares, 18 decimals.
        uint256 pending;
        uint256 claimableShares;
        /// AID, 18 decimals.
        uint256 claimableAssets;
        uint256 cancelled;
        /// Unix time.
        uint256 maturesAt;
    }

    /// @dev Of the bar, in units of the drawing.
    uint256 private constant LEFT = 24;
    uint256 private constant WIDTH = 352;
    uint256 private constant CENT = 1e16;

    /// @return a data URI: JSON with the picture in it
    function uri(Facts memory f) internal view returns (string memory) {
        return _dataUri(
            "application/json",
            string.concat(
                '{"name":"AID exit ticket ',
                f.id.toString(),
                '","description":"A place in the queue out of sAID. Whoever holds it may claim what it pays and cancel what waits.","image":"',
                _dataUri("image/svg+xml", _svg(f)),
                '","attributes":[{"trait_type":"State","value":"',
                _state(f),
                '"},{"display_type":"date","trait_type":"Matures","value":',
                f.maturesAt.toString(),
                "},",
                _attribute("Pending sAID", f.pending),
                ",",
                _attribute("Claimable AID", f.claimableAssets),
                ",",
                _attribute("Cancelled sAID", f.cancelled),
                "]}"
            )
        );
    }

    function _attribute(string memory name, uint256 wei_) private pure returns (string memory) {
        return string.concat('{"trait_type":"', name, '","value":"', _amount(wei_), '"}');
    }

    function _svg(Facts memory f) private view returns (string memory) {
        return string.concat(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" font-family="\'IBM Plex Sans\',system-ui,sans-serif" font-size="14" fill="#17181b"><defs><pattern id="h" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V4" stroke="#55565a" stroke-width="1.2"/></pattern></defs><rect width="400" height="400" fill="#f7f4ee"/><g font-family="\'Source Serif 4\',Georgia,serif"><text x="24" y="46" font-size="21" font-weight="600">A<tspan fill="#a9502a">I</tspan>D</text><text x="24" y="116" font-size="44">No. ',
            f.id.toString(),
            '</text></g><text x="376" y="46" text-anchor="end" fill="#55565a">Exit ticket</text><path d="M24 64H376" stroke="#17181b"/><text x="24" y="148" fill="#a9502a">',
            _state(f),
            "</text>",
            _bar(f),
            _row(262, "Waiting, sAID", f.pending),
            _row(292, "To claim, AID", f.claimableAssets),
            _row(322, "Cancelled, sAID", f.cancelled),
            '<text x="24" y="372" fill="#55565a">Can be served from ',
            _date(f.maturesAt),
            "</text></svg>"
        );
    }

    /// @dev Parts by shares: what was ready first, as it left the queue first.
    function _bar(Facts memory f) private pure returns (string memory) {
        uint256 all = f.claimableShares + f.pending + f.cancelled;
        uint256 ready = all == 0 ? 0 : f.claimableShares * WIDTH / all;
        uint256 taken = all == 0 ? 0 : f.cancelled * WIDTH / all;
        return string.concat(
            _part(LEFT, ready, "#a9502a"),
            _part(LEFT + WIDTH - taken, taken, "url(#h)"),
            '<rect x="24" y="172" width="352" height="44" fill="none" stroke="#17181b"/>'
        );
    }

    function _part(uint256 x, uint256 width, string memory fill) private pure returns (string memory) {
        return string.concat(
            '<rect x="', x.toString(), '" y="172" width="', width.toString(), '" height="44" fill="', fill, '"/>'
        );
    }

    function _row(uint256 y, string memory label, uint256 wei_) private pure returns (string memory) {
        string memory at = y.toString();
        return string.concat(
            '<text x="24" y="',
            at,
            '" fill="#55565a">',
            label,
            '</text><text x="376" y="',
            at,
            '" text-anchor="end">',
            _amount(wei_),
            '</text><path d="M24 ',
            (y + 9).toString(),
            'H376" stroke="#d9d4c9"/>'
        );
    }

    function _state(Facts memory f) private view returns (string memory) {
        if (f.claimableShares != 0 || f.claimableAssets != 0) return f.pending == 0 ? "Claimable" : "Partly served";
        if (f.pending == 0) return "Cancelled";
        return block.timestamp < f.maturesAt ? "Maturing" : "Waiting";
    }

    /// @dev Whole cents, rounded down; what is above nothing and below one is said as such.
    function _amount(uint256 wei_) private pure returns (string memory) {
        if (wei_ != 0 && wei_ < CENT) return "under 0.01";
        return string.concat(_grouped(wei_ / 1e18), ".", _twoDigits(wei_ / CENT % 100));
    }

    function _grouped(uint256 whole) private pure returns (string memory text) {
        if (whole < 1_000) return whole.toString();
        uint256 low = whole % 1_000;
        return string.concat(_grouped(whole / 1_000), ",", low < 100 ? "0" : "", _twoDigits(low));
    }

    function _date(uint256 time) private pure returns (string memory) {
        (uint256 year, uint256 month, uint256 day) = DateTimeLib.timestampToDate(time);
        return string.concat(year.toString(), "-", _twoDigits(month), "-", _twoDigits(day));
    }

    function _twoDigits(uint256 n) private pure returns (string memory) {
        return string.concat(n < 10 ? "0" : "", n.toString());
    }

    function _dataUri(string memory kind, string memory content) private pure returns (string memory) {
        return string.concat("data:", kind, ";base64,", Base64.encode(bytes(content)));
    }
}
