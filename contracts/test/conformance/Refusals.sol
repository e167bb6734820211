// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {JuniorToken} from "../../src/JuniorToken.sol";
import {FactoryFixture} from "../base/FactoryFixture.sol";
import {Interfaces} from "../base/Interfaces.sol";
import {OpenAuthority} from "../mocks/OpenAuthority.sol";

/// @notice What every parameter of every state-changing function owes: a case for zero, and where something is signed
/// a case for what is expired, used or old. The build says what the functions are, so that a new one cannot be
/// forgotten, and a case for what no longer exists fails too.
/// @dev Everybody holds every role here: the cases are about what is asked for, not about who asks.
abstract contract Refusals is FactoryFixture {
    using Interfaces for Interfaces.Function;

    mapping(bytes32 key => string what) private _owed;
    bytes32[] private _keys;
    mapping(bytes32 key => bool) private _given;
    /// @dev Of a deal that is raising.
    JuniorToken internal juniorToken;
    /// @dev The contracts whose code a real deal runs.
    mapping(string name => address) internal dealParts;

    function setUp() public virtual override {
        super.setUp();
        (, juniorToken) = raising();
        _deployDealParts();
        OpenAuthority open = new OpenAuthority();
        vm.startPrank(address(manager));
        issuer.setAuthority(address(open));
        identity.setAuthority(address(open));
        treasury.setAuthority(address(open));
        titles.setAuthority(address(open));
        appraisals.setAuthority(address(open));
        attestations.setAuthority(address(open));
        factory.setAuthority(address(open));
        vm.stopPrank();

        string[] memory names = Interfaces.contracts();
        for (uint256 i; i < names.length; ++i) {
            this.oweAll(names[i]);
        }
    }

    /// @dev A call of its own, whose memory ends with it: reading builds takes much.
    function oweAll(string calldata name) external {
        Interfaces.Function[] memory functions = Interfaces.stateChanging(name);
        for (uint256 i; i < functions.length; ++i) {
            _owe(name, functions[i]);
        }
    }

    function _deployDealParts() private {
        address ledger = vm.deployCode("DealLedger.sol:DealLedger", abi.encode(factory));
        address drawing = vm.deployCode("DealDraw.sol:DealDraw", abi.encode(factory, ledger));
        address servicing = vm.deployCode("DealServicing.sol:DealServicing", abi.encode(factory, ledger));
        (dealParts["DealLedger"], dealParts["DealDraw"], dealParts["DealServicing"]) = (ledger, drawing, servicing);
        dealParts["DealLens"] = vm.deployCode("DealLens.sol:DealLens", abi.encode(factory));
        dealParts["Deal"] = vm.deployCode("Deal.sol:Deal", abi.encode(factory, ledger, drawing, servicing));
    }

    /// @dev Smaller numbers are classes and parts of signatures.
    function isOwed(string memory kind) internal pure returns (bool) {
        bytes32 hash = keccak256(bytes(kind));
        return hash == keccak256("address") || hash == keccak256("uint256") || hash == keccak256("uint64");
    }

    function _owe(string memory name, Interfaces.Function memory f) private {
        address target = _contract(name);
        for (uint256 i; i < f.names.length; ++i) {
            if (isOwed(f.types[i])) _owe(name, target, f, f.names[i]);
            if (_isLast(f.names[i], "deadline") || _isLast(f.names[i], "signature")) {
                _owe(name, target, f, "expired");
                _owe(name, target, f, "replayed");
            }
            if (_isLast(f.names[i], "signature")) _owe(name, target, f, "outdated");
        }
    }

    function _owe(string memory name, address target, Interfaces.Function memory f, string memory about) private {
        bytes32 key = keccak256(abi.encode(target, f.selector(), about));
        _owed[key] = string.concat(name, ".", f.signature, ": ", about);
        _keys.push(key);
    }

    /// @dev `about` is a parameter that is zero in `data`, or what is wrong with a signature.
    function refused(string memory about, address caller, address target, bytes memory data, bytes4 error) internal {
        string memory what = _give(about, target, data);
        vm.prank(caller);
        (bool ok, bytes memory result) = target.call(data);
        assertFalse(ok, what);
        assertEq(bytes4(result), error, what);
    }

    /// @dev Where zero has a meaning, of which `why` reminds.
    function accepted(string memory about, string memory why, address caller, address target, bytes memory data)
        internal
    {
        string memory what = _give(about, target, data);
        uint256 state = vm.snapshotState();
        vm.prank(caller);
        (bool ok,) = target.call(data);
        assertTrue(ok, string.concat(what, ", ", why));
        vm.revertToState(state);
    }

    function _give(string memory about, address target, bytes memory data) private returns (string memory what) {
        bytes32 key = keccak256(abi.encode(target, bytes4(data), about));
        what = _owed[key];
        assertNotEq(what, "", string.concat("no function has this: ", about));
        _given[key] = true;
    }

    function assertNothingOwed() internal view {
        for (uint256 i; i < _keys.length; ++i) {
            assertTrue(_given[_keys[i]], string.concat("no case for ", _owed[_keys[i]]));
        }
        assertGt(_keys.length, 60, "the build was not read");
    }

    function _contract(string memory name) private view returns (address) {
        bytes32 hash = keccak256(bytes(name));
        if (hash == keccak256("AID")) return address(aid);
        if (hash == keccak256("StakedAID")) return address(staked);
        if (hash == keccak256("Issuer")) return address(issuer);
        if (hash == keccak256("Identity")) return address(identity);
        if (hash == keccak256("Treasury")) return address(treasury);
        if (hash == keccak256("Router")) return address(router);
        if (hash == keccak256("Lens")) return address(lens);
        if (hash == keccak256("ExitTicket")) return address(tickets);
        if (hash == keccak256("GpuTitle")) return address(titles);
        if (hash == keccak256("Appraisals")) return address(appraisals);
        if (hash == keccak256("Telemetry")) return address(telemetry);
        if (hash == keccak256("Attestations")) return address(attestations);
        if (hash == keccak256("DealFactory")) return address(factory);
        if (hash == keccak256("JuniorToken")) return address(juniorToken);
        if (hash == keccak256("CollateralAuction")) return address(auction);
        if (dealParts[name] != address(0)) return dealParts[name];
        if (hash == keccak256("SeniorPositions")) return address(treasury.POSITIONS());
        revert(string.concat("no test knows the contract ", name));
    }

    function _isLast(string memory name, string memory word) private pure returns (bool) {
        string[] memory parts = vm.split(name, ".");
        return keccak256(bytes(parts[parts.length - 1])) == keccak256(bytes(word));
    }
}
