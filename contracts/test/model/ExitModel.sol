// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @notice Leaving sAID once more, written from the specification alone: loops over lists, one price and one fee at a
/// time, no closed form and no packed slot. It imports nothing.
/// @dev Money is 18 decimals. There are no virtual units: the tests compare within what they are worth.
contract ExitModel {
    /// How the fee of leaving at once is taken. Only the first is right; the others are seeded mistakes.
    enum Fee {
        AlongThePath,
        FromTheStateBefore,
        FromTheStateAfter,
        WithAMovingBuffer
    }

    struct Ticket {
        address holder;
        uint256 pending;
        uint256 servedShares;
        uint256 servedAssets;
        uint256 cancelled;
        uint256 maturesAt;
    }

    uint256 private constant WAD = 1e18;
    uint256 private constant LEAST = 0.001e18;
    /// @dev Steps in which one exit is walked.
    uint256 private constant STEPS = 400;

    Fee public immutable FEE;

    uint256 public assets;
    uint256 public supply;
    uint256 public fees;
    uint256 public base;
    /// What the Treasury says.
    uint256 public impairment;
    uint256 public unvested;
    int256 public freeLiquidity;

    Ticket[] private _tickets;
    mapping(address account => uint256) public sharesOf;
    mapping(address account => uint256) public paid;

    constructor(Fee fee) {
        FEE = fee;
    }

    function set(uint256 assets_, uint256 supply_, uint256 base_, uint256 impairment_, uint256 unvested_, int256 free)
        external
    {
        (assets, supply, base, impairment, unvested, freeLiquidity) =
        (assets_, supply_, base_, impairment_, unvested_, free);
    }

    function setFree(int256 free) external {
        freeLiquidity = free;
    }

    function give(address account, uint256 shares) external {
        sharesOf[account] += shares;
    }

    // --- the queue ---

    function request(address owner, uint256 shares, uint256 time) external returns (uint256 id) {
        sharesOf[owner] -= shares;
        _tickets.push(Ticket(owner, shares, 0, 0, 0, time + 7 days));
        return _tickets.length;
    }

    function transfer(uint256 id, address to) external {
        _tickets[id - 1].holder = to;
    }

    function cancel(uint256 id) external {
        Ticket storage t = _tickets[id - 1];
        t.cancelled += t.pending;
        t.pending = 0;
    }

    function takeBack(uint256 id) external {
        Ticket storage t = _tickets[id - 1];
        sharesOf[t.holder] += t.cancelled;
        t.cancelled = 0;
    }

    function claim(uint256 id) external {
        Ticket storage t = _tickets[id - 1];
        paid[t.holder] += t.servedAssets;
        (t.servedShares, t.servedAssets) = (0, 0);
    }

    /// @dev Everything that is due, from the first request on, at one price.
    function process(uint256 time) external {
        (uint256 worth, uint256 shares) = (exitAssets(), supply);
        for (uint256 i; i < _tickets.length; ++i) {
            Ticket storage t = _tickets[i];
            if (t.pending == 0) continue;
            if (t.maturesAt > time || worth == 0 || freeLiquidity < 0) return;
            uint256 due = t.pending * worth / shares;
            bool all = due <= uint256(freeLiquidity);
            uint256 served = all ? t.pending : uint256(freeLiquidity) * shares / worth;
            if (!all) due = served * worth / shares;
            t.pending -= served;
            t.servedShares += served;
            t.servedAssets += due;
            (assets, supply, freeLiquidity) = (assets - due, supply - served, freeLiquidity - int256(due));
            if (!all) return;
        }
    }

    function ticket(uint256 id) external view returns (Ticket memory) {
        return _tickets[id - 1];
    }

    function count() external view returns (uint256) {
        return _tickets.length;
    }

    function pendingShares() public view returns (uint256 sum) {
        for (uint256 i; i < _tickets.length; ++i) {
            sum += _tickets[i].pending;
        }
    }

    /// @dev What the queue would serve before a ticket, to the share.
    function aheadOf(uint256 id) external view returns (uint256 sum) {
        for (uint256 i; i + 1 < id; ++i) {
            sum += _tickets[i].pending;
        }
    }

    // --- at once ---

    function exitAssets() public view returns (uint256) {
        uint256 uncovered = impairment > unvested ? impairment - unvested : 0;
        return uncovered < assets ? assets - uncovered : 0;
    }

    function exitNow(address account, uint256 shares) external returns (uint256 net) {
        net = quote(shares);
        uint256 gross = shares * exitAssets() / supply;
        sharesOf[account] -= shares;
        paid[account] += net;
        (supply, assets, fees) = (supply - shares, assets - gross, fees + gross - net);
        freeLiquidity -= int256(net);
    }

    function quote(uint256 shares) public view returns (uint256 net) {
        (uint256 worth, uint256 all) = (exitAssets(), supply);
        uint256 gross = shares * worth / all;
        uint256 reserved = pendingShares() * worth / all;
        uint256 free = freeLiquidity > int256(reserved) ? uint256(freeLiquidity) - reserved : 0;
        if (FEE == Fee.FromTheStateBefore) return gross - gross * _rate(free, base / 10) / WAD;
        if (FEE == Fee.FromTheStateAfter) return gross - gross * _rate(free - gross, base / 10) / WAD;
        // A moving buffer is a tenth of what is staked at the moment of the exit.
        uint256 buffer = FEE == Fee.WithAMovingBuffer ? assets / 10 : base / 10;
        return _walk(gross, free, buffer);
    }

    /// @dev Above a full buffer at the least fee; below it in small steps, each with the fee half a step on.
    function _walk(uint256 gross, uint256 free, uint256 buffer) private pure returns (uint256 net) {
        if (free > buffer) {
            uint256 above = (free - buffer) * WAD / (WAD - LEAST);
            if (above > gross) above = gross;
            net = above - above * LEAST / WAD;
            gross -= above;
        }
        for (uint256 i; i < STEPS; ++i) {
            uint256 step = gross * (i + 1) / STEPS - gross * i / STEPS;
            uint256 half = step / 2 - step / 2 * _rate(free - net, buffer) / WAD;
            net += step - step * _rate(free - net - half, buffer) / WAD;
        }
    }

    /// @dev 0.10 % + 1.90 % · (1 − free / buffer), not below the first.
    function _rate(uint256 free, uint256 buffer) private pure returns (uint256) {
        if (free >= buffer) return LEAST;
        return LEAST + 0.019e18 * (buffer - free) / buffer;
    }
}
