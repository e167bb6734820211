// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {GpuTitle} from "./GpuTitle.sol";
import {Depreciation} from "./libraries/Depreciation.sol";
import {Signatures} from "./libraries/Signatures.sol";

/// @title Appraisals: what titles are worth
/// @notice Independent appraisers sign values off chain; anyone submits them. Of each appraiser the last one of a title
/// counts, aged from its own date. The value of a title is the lower median of those dated within 35 days before the
/// newest, so that it moves by time alone only as machines age, and not when an appraisal ceases to be fresh.
/// @dev The roster is short, so that every walk over it is bounded. Appraisals of who has left it count no more. Should
/// nobody of those who appraised a title be left, the appraisal that last was the median ages on: emptying the roster
/// makes no title worthless.
contract Appraisals is AccessManaged, EIP712 {
    /// @param titleId a living title
    /// @param value USDC, 6 decimals
    /// @param day of the appraisal, unix time / 86,400
    /// @param number must be above the appraiser's last one of the title
    struct Appraisal {
        uint256 titleId;
        uint72 value;
        uint24 day;
        uint32 number;
    }

    /// @dev One storage slot.
    struct Record {
        uint72 value;
        uint24 day;
        uint32 number;
    }

    /// @dev An appraisal aged to now.
    struct Aged {
        uint256 value;
        Record record;
    }

    bytes32 public constant APPRAISAL_TYPEHASH =
        keccak256("Appraisal(uint256 titleId,uint72 value,uint24 day,uint32 number)");
    /// @notice Most appraisers at a time.
    uint256 public constant MAX_APPRAISERS = 16;
    /// @notice An appraisal is fresh on its day and this many days after it.
    uint256 public constant FRESH_DAYS = 35;

    GpuTitle public immutable TITLES;

    address[] private _appraisers;
    mapping(uint256 titleId => mapping(address appraiser => Record)) private _records;
    mapping(uint256 titleId => Record) private _lastMedian;

    event AppraiserAdded(address indexed appraiser);
    event AppraiserRemoved(address indexed appraiser);
    event Appraised(uint256 indexed titleId, address indexed appraiser, uint72 value, uint24 day, uint32 number);

    error ZeroAddress();
    error AppraiserListed(address appraiser);
    error AppraisersFull(uint256 most);
    error UnknownAppraiser(address signer);
    error TitleUnknown(uint256 id);
    error ValueMissing();
    error AppraisalOutdated(uint32 number, uint32 last);
    error AppraisalTooOld(uint24 day, uint256 earliest);
    error AppraisalInFuture(uint24 day, uint256 today);

    constructor(address authority, GpuTitle titles) AccessManaged(authority) EIP712("AID Appraisals", "1") {
        if (authority == address(0) || address(titles) == address(0)) revert ZeroAddress();
        TITLES = titles;
    }

    /// @notice Adds an appraiser. Roster admin, delayed.
    function addAppraiser(address appraiser) external restricted {
        if (appraiser == address(0)) revert ZeroAddress();
        if (isAppraiser(appraiser)) revert AppraiserListed(appraiser);
        if (_appraisers.length == MAX_APPRAISERS) revert AppraisersFull(MAX_APPRAISERS);
        _appraisers.push(appraiser);
        emit AppraiserAdded(appraiser);
    }

    /// @notice Removes an appraiser, whose appraisals count no more. Guardian, at once. Refuses who is not there, so that a
    /// mistyped address is noticed while there is a hurry.
    function removeAppraiser(address appraiser) external restricted {
        uint256 last = _appraisers.length;
        uint256 place;
        while (place < last && _appraisers[place] != appraiser) ++place;
        if (place == last) revert UnknownAppraiser(appraiser);
        _appraisers[place] = _appraisers[last - 1];
        _appraisers.pop();
        emit AppraiserRemoved(appraiser);
    }

    /// @notice Takes an appraisal. Anyone may send it. One may correct another of the same day, none an earlier one's.
    /// @param appraisal what the appraiser states
    /// @param signature the appraiser's EIP-712 signature, 65 bytes
    function submit(Appraisal calldata appraisal, bytes calldata signature) external {
        if (!TITLES.isTitled(appraisal.titleId)) revert TitleUnknown(appraisal.titleId);
        if (appraisal.value == 0) revert ValueMissing();
        uint256 today = block.timestamp / 1 days;
        if (appraisal.day > today) revert AppraisalInFuture(appraisal.day, today);
        if (appraisal.day + FRESH_DAYS < today) revert AppraisalTooOld(appraisal.day, today - FRESH_DAYS);
        address signer = Signatures.signer(appraisalHash(appraisal), signature);
        if (!isAppraiser(signer)) revert UnknownAppraiser(signer);
        Record storage last = _records[appraisal.titleId][signer];
        if (appraisal.number <= last.number) revert AppraisalOutdated(appraisal.number, last.number);
        if (appraisal.day < last.day) revert AppraisalTooOld(appraisal.day, last.day);

        _records[appraisal.titleId][signer] = Record(appraisal.value, appraisal.day, appraisal.number);
        _lastMedian[appraisal.titleId] = _median(_counting(appraisal.titleId)).record;
        emit Appraised(appraisal.titleId, signer, appraisal.value, appraisal.day, appraisal.number);
    }

    /// @notice What a title is worth now, USDC, 6 decimals, rounded down; 0 only where it was never appraised, or after ages.
    function valueOf(uint256 titleId) external view returns (uint256) {
        Aged[] memory counting = _counting(titleId);
        return counting.length == 0 ? _aged(_lastMedian[titleId]).value : _median(counting).value;
    }

    /// @notice What a title is worth where something is taken from its debtor, or a loss becomes final: the highest of the
    /// appraisers' last values, however old, aged to now, USDC, 6 decimals, rounded down. One that is too high costs days, one
    /// that is too low is final: so no single appraiser lowers it.
    function highestOf(uint256 titleId) external view returns (uint256) {
        Aged[] memory all = _since(titleId, 0);
        return all.length == 0 ? _aged(_lastMedian[titleId]).value : all[all.length - 1].value;
    }

    /// @notice The fresh appraisals of a title, which a draw needs.
    /// @return count how many
    /// @return lowest of them, aged to now, USDC, 6 decimals, rounded down
    /// @return highest of them, likewise
    /// @return median the lower one of them, likewise
    function freshOf(uint256 titleId)
        external
        view
        returns (uint256 count, uint256 lowest, uint256 highest, uint256 median)
    {
        uint256 today = block.timestamp / 1 days;
        Aged[] memory fresh = _since(titleId, today < FRESH_DAYS ? 0 : today - FRESH_DAYS);
        count = fresh.length;
        if (count != 0) (lowest, highest, median) = (fresh[0].value, fresh[count - 1].value, _median(fresh).value);
    }

    /// @return the appraiser's last appraisal of a title; all zero where there is none. It counts while the appraiser is
    /// on the roster.
    function recordOf(uint256 titleId, address appraiser) external view returns (Record memory) {
        return _records[titleId][appraiser];
    }

    function appraisers() external view returns (address[] memory) {
        return _appraisers;
    }

    function isAppraiser(address account) public view returns (bool) {
        for (uint256 i; i < _appraisers.length; ++i) {
            if (_appraisers[i] == account) return true;
        }
        return false;
    }

    /// @return the EIP-712 hash that an appraiser signs
    function appraisalHash(Appraisal calldata appraisal) public view returns (bytes32) {
        return _hashTypedDataV4(keccak256(abi.encode(APPRAISAL_TYPEHASH, appraisal)));
    }

    // --- inside ---

    /// @dev Dated within 35 days before the newest.
    function _counting(uint256 titleId) private view returns (Aged[] memory) {
        uint256 newest;
        for (uint256 i; i < _appraisers.length; ++i) {
            uint256 day = _records[titleId][_appraisers[i]].day;
            if (day > newest) newest = day;
        }
        return _since(titleId, newest < FRESH_DAYS ? 0 : newest - FRESH_DAYS);
    }

    /// @dev Dated on this day or later, aged to now, the lowest first.
    function _since(uint256 titleId, uint256 earliest) private view returns (Aged[] memory found) {
        uint256 listed = _appraisers.length;
        found = new Aged[](listed);
        uint256 count;
        for (uint256 i; i < listed; ++i) {
            Record memory record = _records[titleId][_appraisers[i]];
            if (record.number == 0 || record.day < earliest) continue;
            Aged memory one = _aged(record);
            uint256 place = count++;
            for (; place != 0 && found[place - 1].value > one.value; --place) {
                found[place] = found[place - 1];
            }
            found[place] = one;
        }
        assembly ("memory-safe") {
            mstore(found, count)
        }
    }

    /// @dev The lower of two in the middle.
    function _median(Aged[] memory sorted) private pure returns (Aged memory) {
        return sorted[(sorted.length - 1) / 2];
    }

    function _aged(Record memory record) private view returns (Aged memory) {
        uint256 age = block.timestamp - uint256(record.day) * 1 days;
        return Aged(Depreciation.aged(record.value, age), record);
    }
}
