// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {VmSafe} from "forge-std/Vm.sol";
import {Deal} from "../../src/Deal.sol";
import {Interfaces} from "../base/Interfaces.sol";
import {WholeChecks} from "./WholeChecks.sol";

/// @notice That no invariant holds only because nothing happens: over a few long lives by random hands everything that
/// deals, stakers and roles can come to has happened, and every function of every contract of src was called, and did not
/// refuse. A new entry point fails here until some handler calls it.
contract CampaignTest is WholeChecks {
    struct Entry {
        address account;
        bytes4 selector;
        string name;
    }

    struct Action {
        address target;
        bytes4 selector;
        string[] types;
    }

    uint256 private constant LIVES = 6;
    uint256 private constant STEPS = 400;

    Entry[] private _entries;
    mapping(address account => mapping(bytes4 selector => uint256 place)) private _places;
    bool[] private _reached;
    Action[] private _ofDeals;
    Action[] private _ofDollars;
    bytes32[] private _marks;

    function test_everythingHappensAndEveryEntryPointIsReached() public {
        vm.pauseGasMetering();
        _listEntries();
        _listActions();
        _listMarks();
        uint256[] memory reached = new uint256[](_entries.length);
        uint256[] memory marks = new uint256[](_marks.length);
        uint256 state = vm.snapshotState();
        for (uint256 i; i < LIVES; ++i) {
            (uint256[] memory r, uint256[] memory m) = this.live(uint256(keccak256(abi.encode("life", i))));
            _add(reached, r);
            _add(marks, m);
            vm.revertToState(state);
        }
        string memory missing;
        for (uint256 i; i < marks.length; ++i) {
            if (marks[i] == 0) missing = string.concat(missing, string(abi.encodePacked(_marks[i])), "; ");
        }
        assertEq(missing, "", "never happened");
        for (uint256 i; i < reached.length; ++i) {
            if (reached[i] == 0) missing = string.concat(missing, _entries[i].name, "; ");
        }
        assertEq(missing, "", "called by no handler");
    }

    /// @dev Returns how often each entry was reached, at most once a step, and each mark.
    function live(uint256 seed) external returns (uint256[] memory reached, uint256[] memory marks) {
        for (uint256 i; i < STEPS; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            this.step(seed);
            if (i % 40 == 39) this.check();
        }
        reached = new uint256[](_entries.length);
        for (uint256 i; i < reached.length; ++i) {
            if (_reached[i]) reached[i] = 1;
        }
        marks = new uint256[](_marks.length);
        for (uint256 i; i < marks.length; ++i) {
            marks[i] = done[_marks[i]] + handler.done(_marks[i]);
        }
    }

    /// @dev A call of its own, so that its memory is given back.
    function step(uint256 seed) external {
        Action storage a =
            seed % 3 == 0 ? _ofDollars[(seed >> 8) % _ofDollars.length] : _ofDeals[(seed >> 8) % _ofDeals.length];
        bytes memory data = abi.encodePacked(a.selector);
        for (uint256 i; i < a.types.length; ++i) {
            data = bytes.concat(data, _word(a.types[i], uint256(keccak256(abi.encode(seed, i)))));
        }
        vm.startStateDiffRecording();
        (bool ok, bytes memory reason) = a.target.call(data);
        _note(vm.stopAndReturnStateDiff());
        if (!ok) {
            assembly {
                revert(add(reason, 32), mload(reason))
            }
        }
    }

    function check() external view {
        _assertConserved();
        _assertPositions();
        _assertEnds();
        _assertPrices();
    }

    // --- inside ---

    function _note(VmSafe.AccountAccess[] memory accesses) private {
        for (uint256 i; i < accesses.length; ++i) {
            VmSafe.AccountAccess memory a = accesses[i];
            bool isCall = a.kind == VmSafe.AccountAccessKind.Call || a.kind == VmSafe.AccountAccessKind.DelegateCall;
            if (!isCall || a.reverted || a.data.length < 4) continue;
            uint256 place = _places[a.account][bytes4(a.data)];
            if (place != 0 && !_reached[place - 1]) _reached[place - 1] = true;
        }
    }

    function _word(string memory kind, uint256 seed) private pure returns (bytes32) {
        bytes32 k = keccak256(bytes(kind));
        if (k == keccak256("bool")) seed %= 2;
        if (k == keccak256("uint8")) seed %= 256;
        if (k == keccak256("uint64")) seed = uint64(seed);
        return bytes32(seed);
    }

    function _add(uint256[] memory sums, uint256[] memory more) private pure {
        for (uint256 i; i < sums.length; ++i) {
            sums[i] += more[i];
        }
    }

    // --- what there is ---

    function _listEntries() private {
        string[] memory names = Interfaces.contracts();
        for (uint256 i; i < names.length; ++i) {
            Interfaces.Function[] memory functions = Interfaces.stateChanging(names[i]);
            if (functions.length == 0) continue;
            address account = _addressOf(names[i]);
            assertTrue(account != address(0), string.concat("where is it: ", names[i]));
            for (uint256 j; j < functions.length; ++j) {
                _assertTakesNoToken(names[i], functions[j]);
                bytes4 selector = Interfaces.selector(functions[j]);
                _entries.push(Entry(account, selector, string.concat(names[i], ".", functions[j].signature)));
                _places[account][selector] = _entries.length;
                _reached.push(false);
            }
        }
        assertGt(_entries.length, 100);
    }

    /// @dev No hand brings a token of its own: that is why none here is hostile. A deal is given its juniors' token by the
    /// factory that made both, once.
    function _assertTakesNoToken(string memory contractName, Interfaces.Function memory f) private pure {
        for (uint256 i; i < f.names.length; ++i) {
            bytes32 name = keccak256(bytes(f.names[i]));
            bool isToken = name == keccak256("token") || name == keccak256("asset") || name == keccak256("currency");
            assertFalse(isToken, string.concat("takes a token: ", contractName, ".", f.signature));
        }
    }

    function _addressOf(string memory name) private view returns (address) {
        bytes32 k = keccak256(bytes(name));
        if (k == keccak256("AID")) return address(aid);
        if (k == keccak256("Appraisals")) return address(appraisals);
        if (k == keccak256("Attestations")) return address(attestations);
        if (k == keccak256("CollateralAuction")) return address(auction);
        if (k == keccak256("DealFactory")) return address(factory);
        if (k == keccak256("ExitTicket")) return address(tickets);
        if (k == keccak256("GpuTitle")) return address(titles);
        if (k == keccak256("Identity")) return address(identity);
        if (k == keccak256("Issuer")) return address(issuer);
        if (k == keccak256("Router")) return address(router);
        if (k == keccak256("SeniorPositions")) return address(treasury.POSITIONS());
        if (k == keccak256("StakedAID")) return address(staked);
        if (k == keccak256("Telemetry")) return address(telemetry);
        if (k == keccak256("Treasury")) return address(treasury);
        if (k == keccak256("JuniorToken")) return factory.JUNIOR_TOKEN();
        Deal code = Deal(factory.DEAL());
        if (k == keccak256("Deal")) return address(code);
        if (k == keccak256("DealDraw")) return address(code.DRAW());
        if (k == keccak256("DealLedger")) return address(code.LEDGER());
        if (k == keccak256("DealServicing")) return address(code.SERVICING());
        return address(0);
    }

    function _listActions() private {
        string[42] memory names = _creditActions();
        for (uint256 i; i < names.length; ++i) {
            string memory list = vm.replace(vm.split(names[i], "(")[1], ")", "");
            string[] memory types = bytes(list).length == 0 ? new string[](0) : vm.split(list, ",");
            _ofDeals.push(Action(address(this), bytes4(keccak256(bytes(names[i]))), types));
        }
        // What makes a deal, and what ends it, more often.
        for (uint256 i; i < names.length; ++i) {
            bytes32 k = keccak256(bytes(vm.split(names[i], "(")[0]));
            bool often = k == keccak256("prepareAndDraw") || k == keccak256("ruin") || k == keccak256("breach");
            if (often || k == keccak256("mend") || k == keccak256("payOnTime")) _ofDeals.push(_ofDeals[i]);
            if (often) _ofDeals.push(_ofDeals[i]);
        }
        Interfaces.Function[] memory hands = Interfaces.stateChanging("Handler");
        for (uint256 i; i < hands.length; ++i) {
            if (_isOurs(Interfaces.selector(hands[i]))) continue;
            _ofDollars.push(Action(address(handler), Interfaces.selector(hands[i]), hands[i].types));
        }
    }

    function _listMarks() private {
        string[31] memory all = [
            "drawn",
            "refinanced",
            "paid late",
            "declareDefault",
            "openBreach",
            "closeBreach",
            "cured",
            "sold short",
            "sold above",
            "handed over",
            "written off",
            "recovered",
            "realised after 360 days",
            "borne by the stakers",
            "closed",
            "repaid",
            "cancelled",
            "refund",
            "claim",
            "token transferFrom",
            "takeUnapplied",
            "servicing",
            "surplus",
            "paid afterwards",
            "outage",
            "spared",
            "forbidden",
            "served",
            "exited",
            "invested",
            "surplusPaid"
        ];
        for (uint256 i; i < all.length; ++i) {
            _marks.push(bytes32(bytes(all[i])));
        }
    }
}
