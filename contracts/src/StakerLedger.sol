// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

/// @title StakerLedger: the AID that belongs to the stakers
/// @notice Rewards vest along a line over seven days; losses that the protocol's surplus does not cover are taken here,
/// unvested rewards first; what leaving at once costs waits here until gains are recognised and then vests too.
/// @dev Counts AID and holds no share: AID sent here by plain transfer is in no ledger. The Treasury is a fixed address;
/// there is no role in this contract.
abstract contract StakerLedger {
    using SafeCast for uint256;

    /// @dev One storage slot.
    struct Vesting {
        uint128 amount;
        uint40 start;
        uint40 end;
    }

    /// @dev One storage slot. AID, 18 decimals. Neither changes what the other fees of the same day are.
    struct InstantExits {
        /// Fees since the last recognition of a gain.
        uint128 fees;
        /// The stakers' assets at that recognition: a full buffer is a part of them.
        uint128 base;
    }

    /// @notice Time over which a reward becomes part of the price.
    uint256 public constant VESTING_PERIOD = 7 days;

    address public immutable TREASURY;

    /// @dev Rewards on the line included, `_instantExits.fees` not. AID, 18 decimals.
    uint256 internal _ledger;
    Vesting private _vesting;
    InstantExits internal _instantExits;

    event RewardAdded(uint256 amount, uint256 unvested, uint256 vestingEnd);
    event FeesAdded(uint256 amount, uint256 unvested, uint256 vestingEnd);
    event LossAbsorbed(uint256 amount, uint256 fromUnvested);

    error ZeroAddress();
    error NotTreasury(address caller);

    constructor(address treasury) {
        if (treasury == address(0)) revert ZeroAddress();
        TREASURY = treasury;
    }

    modifier onlyTreasury() {
        if (msg.sender != TREASURY) revert NotTreasury(msg.sender);
        _;
    }

    // --- reading ---

    /// @notice AID that belongs to the stakers, unvested rewards included and AID set aside for served tickets not, 18
    /// decimals.
    function ledger() external view returns (uint256) {
        return _ledger + _instantExits.fees;
    }

    /// @notice Rewards and fees that are not yet part of the price, 18 decimals, rounded up.
    function unvested() external view returns (uint256) {
        return _onTheLine() + _instantExits.fees;
    }

    /// @notice The line along which rewards vest.
    /// @return amount AID unvested at `start`, 18 decimals
    /// @return start unix time
    /// @return end unix time at which nothing is left unvested
    function vesting() external view returns (uint256 amount, uint256 start, uint256 end) {
        Vesting memory v = _vesting;
        return (v.amount, v.start, v.end);
    }

    /// @notice What counts for the fee of leaving at once.
    /// @return fees paid since the last recognition of a gain and not on the line yet, AID, 18 decimals
    /// @return base the stakers' assets at that recognition, AID, 18 decimals
    function instantExits() external view returns (uint256 fees, uint256 base) {
        return (_instantExits.fees, _instantExits.base);
    }

    // --- the Treasury's side ---

    /// @notice Books AID that the Treasury has just minted to this contract. Only the Treasury. The end of vesting
    /// moves to the amount-weighted mean of the time left and seven days.
    /// @param amount AID, 18 decimals, above zero
    function addReward(uint256 amount) external onlyTreasury {
        (uint256 onTheLine, uint256 end) = _vest(amount);
        emit RewardAdded(amount, onTheLine, end);
    }

    /// @notice Takes a loss off the ledger; the Treasury burns the same AID. Only the Treasury. Unvested rewards go
    /// first; fees that wait to vest go last, because the exit price counts on the first and not on them.
    /// @param amount AID, 18 decimals, at most the ledger
    function absorbLoss(uint256 amount) external onlyTreasury {
        uint256 rest = _onTheLine();
        uint256 fromUnvested = Math.min(amount, rest);
        if (fromUnvested != 0) {
            _vesting.amount = uint128(rest - fromUnvested);
            _vesting.start = uint40(block.timestamp);
        }
        uint256 fromFees = amount > _ledger ? amount - _ledger : 0;
        if (fromFees != 0) _instantExits.fees -= fromFees.toUint128();
        _ledger -= amount - fromFees;
        emit LossAbsorbed(amount, fromUnvested + fromFees);
    }

    /// @notice Ends a day of exits: their fees begin to vest, and the buffer of the next ones is measured. Only the
    /// Treasury, when gains are due. A loss does not do it: who leaves in parts could realise one in between.
    function settleExits() external onlyTreasury {
        uint256 fees = _instantExits.fees;
        if (fees != 0) {
            (uint256 onTheLine, uint256 end) = _vest(fees);
            emit FeesAdded(fees, onTheLine, end);
        }
        _instantExits = InstantExits(0, _vested().toUint128());
    }

    // --- inside ---

    /// @dev What the shares stand for, AID, 18 decimals.
    function _vested() internal view returns (uint256) {
        return _ledger - _onTheLine();
    }

    /// @dev AID, 18 decimals, rounded up.
    function _onTheLine() internal view returns (uint256) {
        Vesting memory v = _vesting;
        if (block.timestamp >= v.end) return 0;
        // 128 and 40 bits: the product fits.
        return Math.ceilDiv(uint256(v.amount) * (v.end - block.timestamp), v.end - v.start);
    }

    /// @dev Mostly decided without the line: no more than its amount is on it.
    function _nothingVested() internal view returns (bool) {
        return _ledger <= _vesting.amount && _vested() == 0;
    }

    function _vest(uint256 amount) private returns (uint256 onTheLine, uint256 end) {
        uint256 rest = _onTheLine();
        uint256 timeLeft = rest == 0 ? 0 : _vesting.end - block.timestamp;
        onTheLine = rest + amount;
        end = block.timestamp + (rest * timeLeft + amount * VESTING_PERIOD) / onTheLine;
        _vesting = Vesting(onTheLine.toUint128(), uint40(block.timestamp), uint40(end));
        _ledger += amount;
    }
}
