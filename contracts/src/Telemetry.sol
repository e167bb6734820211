// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {Checkpoints} from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";
import {GpuTitle} from "./GpuTitle.sol";
import {Signatures} from "./libraries/Signatures.sol";

/// @title Telemetry: what the machines of a title did and earned
/// @notice The reporter named in a title signs reports; anyone submits them. Periods follow each other without overlap;
/// gaps are allowed and show. History is in events; here are the last report and the sums.
/// @dev What no machine can do is refused. That what it could do was done is a matter of trust.
contract Telemetry is EIP712 {
    using Checkpoints for Checkpoints.Trace208;

    /// @param titleId a living title
    /// @param start of the period, unix time
    /// @param end of it, not included
    /// @param gpusOnline at its end
    /// @param utilisationBps mean over the titled GPUs, in basis points
    /// @param energyWh drawn, watt-hours
    /// @param revenue earned, USDC, 6 decimals
    struct Report {
        uint256 titleId;
        uint40 start;
        uint40 end;
        uint32 gpusOnline;
        uint16 utilisationBps;
        uint64 energyWh;
        uint72 revenue;
    }

    /// @dev One storage slot. `start`, `end`, `gpusOnline` and `utilisationBps` of the last report, revenue of all of them.
    struct Status {
        uint40 start;
        uint40 end;
        uint32 gpusOnline;
        uint16 utilisationBps;
        uint96 revenue;
    }

    bytes32 public constant REPORT_TYPEHASH = keccak256(
        "Report(uint256 titleId,uint40 start,uint40 end,uint32 gpusOnline,uint16 utilisationBps,uint64 energyWh,uint72 revenue)"
    );
    /// @notice Longest period of one report.
    uint256 public constant MAX_PERIOD = 31 days;
    /// @notice Most that a GPU with its share of the plant can draw, watts; the densest racks of 2026 draw below 2,500.
    uint256 public constant MAX_WATTS = 5_000;
    /// @notice Most that a GPU can earn in an hour, USDC, 6 decimals: several times the dearest rent of 2026.
    uint256 public constant MAX_HOURLY_REVENUE = 50e6;
    uint256 private constant BPS = 10_000;

    GpuTitle public immutable TITLES;

    mapping(uint256 titleId => Status) private _statuses;
    /// @dev By when reports were submitted: how many there were, and in the lower 96 bits the revenue of all of them.
    mapping(uint256 titleId => Checkpoints.Trace208) private _history;

    event Reported(
        uint256 indexed titleId,
        address indexed reporter,
        uint40 start,
        uint40 end,
        uint32 gpusOnline,
        uint16 utilisationBps,
        uint64 energyWh,
        uint72 revenue,
        uint96 revenueInAll
    );

    error ZeroAddress();
    error NotReporter(address signer, address reporter);
    error ReportPeriodInvalid(uint40 start, uint40 end);
    error ReportInFuture(uint40 end, uint256 timestamp);
    error ReportBeforeTitle(uint40 start, uint40 issuedAt);
    error ReportReplayed(uint40 start, uint40 end);
    error ReportOutOfOrder(uint40 start, uint40 lastStart);
    error ReportOverlaps(uint40 start, uint40 lastEnd);
    error TooManyGpus(uint32 online, uint32 titled);
    error UtilisationImplausible(uint16 bps, uint256 most);
    error EnergyImplausible(uint64 energyWh, uint256 most);
    error RevenueImplausible(uint72 revenue, uint256 most);

    constructor(GpuTitle titles) EIP712("AID Telemetry", "1") {
        if (address(titles) == address(0)) revert ZeroAddress();
        TITLES = titles;
    }

    /// @notice Takes a report. Anyone may send it.
    /// @param report what the reporter states
    /// @param signature the EIP-712 signature of the title's reporter, 65 bytes
    function submit(Report calldata report, bytes calldata signature) external {
        (address reporter, uint32 gpus, uint40 issuedAt) = TITLES.reporting(report.titleId);
        Status storage status = _statuses[report.titleId];
        _requirePeriod(report, status, issuedAt);
        _requirePlausible(report, gpus);
        address signer = Signatures.signer(reportHash(report), signature);
        if (signer != reporter) revert NotReporter(signer, reporter);

        status.start = report.start;
        status.end = report.end;
        status.gpusOnline = report.gpusOnline;
        status.utilisationBps = report.utilisationBps;
        status.revenue += report.revenue;
        _remember(_history[report.titleId], status.revenue);
        emit Reported(
            report.titleId,
            reporter,
            report.start,
            report.end,
            report.gpusOnline,
            report.utilisationBps,
            report.energyWh,
            report.revenue,
            status.revenue
        );
    }

    /// @return the last report of a title and the revenue of all; all zero where there is none
    function statusOf(uint256 titleId) external view returns (Status memory) {
        return _statuses[titleId];
    }

    /// @notice Until when a title has been reported on, unix time; 0 where it never was.
    function heartbeatOf(uint256 titleId) external view returns (uint40) {
        return _statuses[titleId].end;
    }

    /// @notice Revenue reported so far, USDC, 6 decimals.
    function revenueOf(uint256 titleId) external view returns (uint96) {
        return _statuses[titleId].revenue;
    }

    /// @notice Revenue of the reports that had been submitted at a time, it included. Who shares in it knows from then on
    /// what is owed, whatever is reported later.
    /// @return USDC, 6 decimals
    function revenueBy(uint256 titleId, uint40 time) external view returns (uint96) {
        return uint96(_history[titleId].upperLookupRecent(time));
    }

    /// @notice Whether a report was submitted after one time and not after another.
    function submittedBetween(uint256 titleId, uint40 afterTime, uint40 until) external view returns (bool) {
        Checkpoints.Trace208 storage history = _history[titleId];
        return history.upperLookupRecent(until) >> 96 > history.upperLookupRecent(afterTime) >> 96;
    }

    /// @return the EIP-712 hash that a reporter signs
    function reportHash(Report calldata report) public view returns (bytes32) {
        return _hashTypedDataV4(keccak256(abi.encode(REPORT_TYPEHASH, report)));
    }

    // --- inside ---

    function _remember(Checkpoints.Trace208 storage history, uint96 revenue) private {
        uint208 reports = (history.latest() >> 96) + 1;
        history.push(uint48(block.timestamp), reports << 96 | revenue);
    }

    function _requirePeriod(Report calldata r, Status storage last, uint40 issuedAt) private view {
        if (r.end <= r.start || r.end - r.start > MAX_PERIOD) revert ReportPeriodInvalid(r.start, r.end);
        if (r.end > block.timestamp) revert ReportInFuture(r.end, block.timestamp);
        if (r.start < issuedAt) revert ReportBeforeTitle(r.start, issuedAt);
        if (r.start == last.start && r.end == last.end) revert ReportReplayed(r.start, r.end);
        if (r.start < last.start) revert ReportOutOfOrder(r.start, last.start);
        if (r.start < last.end) revert ReportOverlaps(r.start, last.end);
    }

    /// @dev Held against all titled GPUs, because those online at the end need not be those that worked.
    function _requirePlausible(Report calldata r, uint32 gpus) private pure {
        if (r.gpusOnline > gpus) revert TooManyGpus(r.gpusOnline, gpus);
        if (r.utilisationBps > BPS) revert UtilisationImplausible(r.utilisationBps, BPS);
        uint256 gpuSeconds = uint256(gpus) * (r.end - r.start);
        uint256 mostEnergy = gpuSeconds * MAX_WATTS / 1 hours;
        if (r.energyWh > mostEnergy) revert EnergyImplausible(r.energyWh, mostEnergy);
        uint256 mostRevenue = gpuSeconds * MAX_HOURLY_REVENUE / 1 hours;
        if (r.revenue > mostRevenue) revert RevenueImplausible(r.revenue, mostRevenue);
    }
}
