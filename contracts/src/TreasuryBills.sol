// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Ask} from "./libraries/Ask.sol";

/// @title TreasuryBills: the Treasury's dealings with the vault that holds its Treasury bills
/// @dev Trusts nothing that the vault says of a trade: shares and USDC are counted by what really moved. Reads of the
/// vault cannot revert: where it does not answer, its last value stands and nothing of it is liquid.
abstract contract TreasuryBills {
    using SafeERC20 for IERC20;
    using SafeCast for uint256;

    /// @dev One storage slot. `value` is the last value seen, used while the vault does not answer.
    struct Bills {
        uint128 shares;
        uint128 value;
    }

    /// @dev One storage slot. What trading bills has cost, USDC, 6 decimals, less what was forgotten until `time`; and
    /// the least that was recognised between the last two recognitions of a gain.
    struct TradingCost {
        uint96 used;
        uint40 time;
        uint72 settled;
    }

    /// @notice Buying and selling bills may cost at most this many basis points of recognised cash and bills in
    /// `COST_PERIOD`, so that trading to and fro cannot bleed the protocol. Only what has been there for a whole time
    /// between two recognitions, and since, counts.
    uint256 public constant MAX_INVEST_COST_BPS = 1;
    /// @notice It may always cost as much, USDC, 6 decimals: a vault's rounding stops no trade, on the first day or later.
    uint256 public constant MIN_TRADING_BUDGET = 10_000;
    uint256 public constant COST_PERIOD = 7 days;
    uint256 private constant BPS = 10_000;
    /// @dev Gas given to the vault for one answer.
    uint256 private constant VAULT_GAS = 1_000_000;

    IERC20 public immutable USDC;
    /// @notice Treasury bills: an ERC-4626 vault over USDC.
    IERC4626 public immutable BILLS;

    Bills private _bills;
    TradingCost private _tradingCost;

    event BillsBought(uint256 usdc, uint256 shares);
    event BillsSold(uint256 usdc, uint256 shares);

    error ZeroAddress();
    error InsufficientLiquidity(uint256 wanted, uint256 available);
    error InvestmentTooCostly(uint256 paid, uint256 worth);

    constructor(IERC20 usdc, IERC4626 bills) {
        if (address(usdc) == address(0) || address(bills) == address(0)) revert ZeroAddress();
        USDC = usdc;
        BILLS = bills;
    }

    /// @param usdc USDC, 6 decimals
    function _buyBills(uint256 usdc) internal {
        Bills memory held = _bills;
        uint256 before = BILLS.balanceOf(address(this));
        USDC.forceApprove(address(BILLS), usdc);
        BILLS.deposit(usdc, address(this));
        uint256 shares = BILLS.balanceOf(address(this)) - before;
        held.shares += shares.toUint128();
        _bills = held;
        _markBills();
        emit BillsBought(usdc, shares);
    }

    /// @dev A vault that pays less than it says reverts the sale.
    /// @param usdc USDC, 6 decimals
    function _sellBills(uint256 usdc) internal {
        Bills memory held = _bills;
        uint256 usdcBefore = USDC.balanceOf(address(this));
        uint256 sharesBefore = BILLS.balanceOf(address(this));
        BILLS.withdraw(usdc, address(this), address(this));
        uint256 received = USDC.balanceOf(address(this)) - usdcBefore;
        if (received < usdc) revert InsufficientLiquidity(usdc, received);
        uint256 shares = sharesBefore - BILLS.balanceOf(address(this));
        // Shares that somebody gave to the Treasury are not its own to sell.
        if (shares > held.shares) revert InsufficientLiquidity(usdc, held.value);
        held.shares -= shares.toUint128();
        // Stands only while the vault tells no value: then what was sold is worth what it brought.
        held.value = usdc < held.value ? held.value - usdc.toUint128() : 0;
        _bills = held;
        _markBills();
        emit BillsSold(usdc, shares);
    }

    /// @dev Counts what the Treasurer's trade cost. It is forgotten evenly over `COST_PERIOD`.
    /// @param paid USDC given, or bills at their value, 6 decimals
    /// @param worth what came back for it, less than `paid`, 6 decimals
    /// @param settled the least that was recognised since the last recognition, 6 decimals
    function _bookTradingCost(uint256 paid, uint256 worth, uint256 settled) internal {
        (TradingCost memory c, uint256 allowed) = _tradingCostNow(settled);
        uint256 used = c.used + paid - worth;
        if (used > allowed) revert InvestmentTooCostly(paid, worth);
        c.used = used.toUint96();
        _tradingCost = c;
    }

    /// @dev A recognition: from now on what was there all the time since the one before counts.
    /// @param settled the least that was recognised in that time, USDC, 6 decimals
    function _settleTradingCost(uint256 settled) internal {
        (TradingCost memory c,) = _tradingCostNow(settled);
        c.settled = settled.toUint72();
        _tradingCost = c;
    }

    /// @dev What is not forgotten yet, at this moment, and what it may be.
    function _tradingCostNow(uint256 settled) private view returns (TradingCost memory c, uint256 allowed) {
        c = _tradingCost;
        allowed = Math.max(Math.min(settled, c.settled) * MAX_INVEST_COST_BPS / BPS, MIN_TRADING_BUDGET);
        uint256 forgotten = allowed * (block.timestamp - c.time) / COST_PERIOD;
        c.used = forgotten < c.used ? c.used - uint96(forgotten) : 0;
        c.time = uint40(block.timestamp);
    }

    /// @dev Notes what the bills are worth, where the vault says it.
    function _markBills() internal returns (uint256 value, bool live) {
        (value, live) = _billsValue();
        if (live) _bills.value = value.toUint128();
    }

    function _billShares() internal view returns (uint256) {
        return _bills.shares;
    }

    /// @dev What the bills would pay; their last value when the vault is silent or answers nonsense.
    function _billsValue() internal view returns (uint256 value, bool live) {
        Bills memory held = _bills;
        if (held.shares == 0) return (0, true);
        (live, value) = _ask(abi.encodeCall(IERC4626.previewRedeem, (held.shares)));
        if (!live) value = held.value;
    }

    /// @dev What the vault would let go now, 0 when it does not answer.
    function _billsWithdrawable() internal view returns (uint256 value) {
        if (_bills.shares == 0) return 0;
        (, value) = _ask(abi.encodeCall(IERC4626.maxWithdraw, (address(this))));
    }

    function _ask(bytes memory data) private view returns (bool answered, uint256 value) {
        (answered, value) = Ask.word(address(BILLS), data, VAULT_GAS);
        if (value > type(uint96).max) return (false, 0);
    }
}
