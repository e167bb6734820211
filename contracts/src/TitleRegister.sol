// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC4906} from "@openzeppelin/contracts/interfaces/IERC4906.sol";
import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {Signatures} from "./libraries/Signatures.sol";
import {TitleFacts} from "./libraries/TitleFacts.sol";

/// @title TitleRegister: what is recorded of GPU titles, and by whom
/// @notice The registrar records, and only what the bailee who holds the machines has signed. Neither can record anything
/// alone, and neither can move a title.
/// @dev A statement counts once: each carries the number after the title's last one, or for a new title the title's own,
/// and a deadline. Numbers of titles are never used twice, so the serial numbers of a released title are free again
/// because its number no longer lives, and releasing costs the same for any number of chassis.
abstract contract TitleRegister is ERC721, IERC4906, AccessManaged, EIP712 {
    using TitleFacts for *;

    /// @notice Most serial numbers in one call, added and removed ones each.
    uint256 public constant MAX_CHASSIS_PER_CALL = 64;

    /// @notice Titles issued so far; also the number of the last one.
    uint256 public issued;
    mapping(address bailee => bool) public isBailee;
    mapping(uint256 id => TitleFacts.Title) internal _titles;
    mapping(bytes32 serialHash => uint256 id) private _titleOfChassis;

    event BaileeAdded(address indexed bailee);
    event BaileeRemoved(address indexed bailee);
    event TitleIssued(
        uint256 indexed id,
        address indexed owner,
        address indexed bailee,
        TitleFacts.Hardware hardware,
        TitleFacts.Custody custody,
        TitleFacts.Documents documents,
        TitleFacts.Insurance insurance
    );
    event ChassisChanged(uint256 indexed id, bytes32[] removed, bytes32[] added, uint16 recorded);
    event TitleUpdated(
        uint256 indexed id, address indexed bailee, TitleFacts.Custody custody, TitleFacts.Documents documents
    );
    event TitleInsured(uint256 indexed id, TitleFacts.Insurance insurance);
    event InsuranceClaimed(uint256 indexed id, uint72 amount, bytes32 document, uint96 claimed);

    error TitleUnknown(uint256 id);
    error TitleNumberWrong(uint256 id, uint256 expected);
    error InvalidHolder(address holder);
    error StatementExpired(uint40 deadline, uint256 timestamp);
    error StatementNumberWrong(uint32 number, uint256 expected);
    error UnknownBailee(address bailee);
    error NotBaileeOfTitle(address signer, address bailee);
    error TooManyChassis(uint256 count, uint256 most);
    error InvalidChassis();
    error ChassisTitled(bytes32 serialHash, uint256 id);
    error ChassisNotTitled(bytes32 serialHash, uint256 id);
    error ChassisMissing(uint256 recorded, uint16 expected);
    error ZeroAmount();

    // --- the bailees ---

    /// @notice Lets an account sign as a bailee. Roster admin, delayed.
    function addBailee(address bailee) external restricted {
        if (bailee == address(0)) revert TitleFacts.ZeroAddress();
        isBailee[bailee] = true;
        emit BaileeAdded(bailee);
    }

    /// @notice Ends it. Guardian, at once. What the bailee has signed before stays recorded; refuses who is not there, so
    /// that a mistyped address is noticed while there is a hurry.
    function removeBailee(address bailee) external restricted {
        if (!isBailee[bailee]) revert UnknownBailee(bailee);
        isBailee[bailee] = false;
        emit BaileeRemoved(bailee);
    }

    // --- the registrar, with the bailee's signature ---

    /// @notice Issues a title to its owner. Registrar, with the signature of the bailee named in it.
    /// @param s its number must be the next one; more chassis can follow by `changeChassis`
    /// @param signature the bailee's over `TitleFacts.Issue`, EIP-712, 65 bytes
    function issue(TitleFacts.Issue calldata s, bytes calldata signature) external restricted {
        if (s.id != issued + 1) revert TitleNumberWrong(s.id, issued + 1);
        if (s.owner == address(0)) revert TitleFacts.ZeroAddress();
        _requireHolder(s.owner);
        s.hardware.check();
        s.custody.check();
        s.documents.check();
        s.insurance.check();
        _requireBailee(s.hash(), s.deadline, s.custody.bailee, signature);

        issued = s.id;
        TitleFacts.Title storage t = _titles[s.id];
        t.hardware = s.hardware;
        t.custody = s.custody;
        t.documents = s.documents;
        t.insurance = s.insurance;
        t.record.state = TitleFacts.State.Free;
        t.record.issuedAt = uint40(block.timestamp);
        emit TitleIssued(s.id, s.owner, s.custody.bailee, s.hardware, s.custody, s.documents, s.insurance);
        // From here on it lives, so that a serial number given twice is seen.
        _mint(s.owner, s.id);
        if (s.chassis.length != 0) _changeChassis(s.id, s.chassis[:0], s.chassis);
    }

    /// @notice Adds chassis to a title, and takes out what was replaced. Registrar, with the bailee's signature. A title
    /// that is pledged must stay complete.
    function changeChassis(TitleFacts.ChassisChange calldata s, bytes calldata signature) external restricted {
        _count(s.id, s.number);
        _requireBailee(s.hash(), s.deadline, _titles[s.id].custody.bailee, signature);
        if (s.removed.length + s.added.length == 0) revert InvalidChassis();
        _changeChassis(s.id, s.removed, s.added);
        emit MetadataUpdate(s.id);
    }

    /// @notice Records where the machines are, who holds them, who reports, and the documents. Registrar, with the
    /// signature of the bailee who holds them from then on.
    function update(TitleFacts.Update calldata s, bytes calldata signature) external restricted {
        _count(s.id, s.number);
        s.custody.check();
        s.documents.check();
        _requireBailee(s.hash(), s.deadline, s.custody.bailee, signature);
        _titles[s.id].custody = s.custody;
        _titles[s.id].documents = s.documents;
        emit TitleUpdated(s.id, s.custody.bailee, s.custody, s.documents);
        emit MetadataUpdate(s.id);
    }

    /// @notice Records a policy, its renewal, or by all zeros its end. Registrar, with the bailee's signature.
    function insure(TitleFacts.Insure calldata s, bytes calldata signature) external restricted {
        _count(s.id, s.number);
        s.insurance.check();
        _requireBailee(s.hash(), s.deadline, _titles[s.id].custody.bailee, signature);
        _titles[s.id].insurance = s.insurance;
        emit TitleInsured(s.id, s.insurance);
        emit MetadataUpdate(s.id);
    }

    /// @notice Records what was claimed from the insurer. Registrar, with the bailee's signature.
    function recordClaim(TitleFacts.Claim calldata s, bytes calldata signature) external restricted {
        _count(s.id, s.number);
        if (s.amount == 0) revert ZeroAmount();
        if (s.document == 0) revert TitleFacts.DocumentMissing();
        _requireBailee(s.hash(), s.deadline, _titles[s.id].custody.bailee, signature);
        TitleFacts.Record storage r = _titles[s.id].record;
        r.claimed += s.amount;
        r.claims += 1;
        emit InsuranceClaimed(s.id, s.amount, s.document, r.claimed);
        emit MetadataUpdate(s.id);
    }

    // --- reading ---

    /// @notice All that is recorded of a title, also of a released one.
    function titleOf(uint256 id) external view returns (TitleFacts.Title memory) {
        if (_titles[id].record.state == TitleFacts.State.None) revert TitleUnknown(id);
        return _titles[id];
    }

    /// @return whether the title lives: issued and not released
    function isTitled(uint256 id) public view returns (bool) {
        return _ownerOf(id) != address(0);
    }

    /// @notice The living title that a chassis is in, 0 where there is none.
    function titleOfChassis(bytes32 serialHash) public view returns (uint256 id) {
        id = _titleOfChassis[serialHash];
        if (!isTitled(id)) id = 0;
    }

    /// @notice What a report about a title is held against.
    function reporting(uint256 id) external view returns (address reporter, uint32 gpus, uint40 issuedAt) {
        _requireTitled(id);
        TitleFacts.Title storage t = _titles[id];
        return (t.custody.reporter, t.hardware.gpus, t.record.issuedAt);
    }

    // --- inside ---

    /// @dev Refuses who must not get a title by a plain transfer or an issue.
    function _requireHolder(address holder) internal view virtual;

    function _requireTitled(uint256 id) internal view {
        if (!isTitled(id)) revert TitleUnknown(id);
    }

    /// @dev Each number counts once and in order.
    function _count(uint256 id, uint32 number) internal {
        _requireTitled(id);
        uint32 last = _titles[id].record.number;
        if (number != uint256(last) + 1) revert StatementNumberWrong(number, uint256(last) + 1);
        _titles[id].record.number = number;
    }

    function _requireBailee(bytes32 structHash, uint40 deadline, address bailee, bytes calldata signature)
        internal
        view
    {
        if (deadline < block.timestamp) revert StatementExpired(deadline, block.timestamp);
        if (!isBailee[bailee]) revert UnknownBailee(bailee);
        address signer = Signatures.signer(_hashTypedDataV4(structHash), signature);
        if (signer != bailee) revert NotBaileeOfTitle(signer, bailee);
    }

    function _changeChassis(uint256 id, bytes32[] calldata removed, bytes32[] calldata added) private {
        _requireFew(removed.length);
        _requireFew(added.length);
        for (uint256 i; i < removed.length; ++i) {
            if (_titleOfChassis[removed[i]] != id) revert ChassisNotTitled(removed[i], id);
            delete _titleOfChassis[removed[i]];
        }
        for (uint256 i; i < added.length; ++i) {
            if (added[i] == 0) revert InvalidChassis();
            uint256 other = titleOfChassis(added[i]);
            if (other != 0) revert ChassisTitled(added[i], other);
            _titleOfChassis[added[i]] = id;
        }
        TitleFacts.Record storage r = _titles[id].record;
        uint16 all = _titles[id].hardware.chassis;
        uint256 recorded = r.recorded + added.length - removed.length;
        if (recorded > all) revert TooManyChassis(recorded, all);
        if (recorded < all && r.state != TitleFacts.State.Free) revert ChassisMissing(recorded, all);
        r.recorded = uint16(recorded);
        emit ChassisChanged(id, removed, added, r.recorded);
    }

    function _requireFew(uint256 count) private pure {
        if (count > MAX_CHASSIS_PER_CALL) revert TooManyChassis(count, MAX_CHASSIS_PER_CALL);
    }
}
