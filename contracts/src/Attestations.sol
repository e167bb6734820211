// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {Signatures} from "./libraries/Signatures.sol";

/// @title Attestations: who vouches for what the chain cannot see
/// @notice An auditor vouches for the whole, the custodian for the bills, a bailee for the machines of a title. Each signs
/// a statement about a period, with the hash of a document and the time from which a newer one is due; anyone submits
/// it. Whatever is overdue can be read by anyone.
/// @dev Statements of one kind about one subject are numbered without gaps, so that no signer can use up the numbers. A
/// statement of who has left the roster counts no more.
contract Attestations is AccessManaged, EIP712 {
    enum Kind {
        Auditor,
        BillCustodian,
        Bailee
    }

    /// @param kind in what capacity it is signed
    /// @param subject number of the title for a bailee, 0 for the others
    /// @param number the last one of the kind and subject, and 1
    /// @param periodStart first day it is about, unix time / 86,400
    /// @param periodEnd last day it is about
    /// @param expiry unix time from which a newer one is due
    /// @param document hash of what is stated
    struct Statement {
        Kind kind;
        uint96 subject;
        uint32 number;
        uint24 periodStart;
        uint24 periodEnd;
        uint40 expiry;
        bytes32 document;
    }

    struct Record {
        address signer;
        uint32 number;
        uint24 periodStart;
        uint24 periodEnd;
        bytes32 document;
        uint40 expiry;
    }

    bytes32 public constant STATEMENT_TYPEHASH = keccak256(
        "Statement(uint8 kind,uint96 subject,uint32 number,uint24 periodStart,uint24 periodEnd,uint40 expiry,bytes32 document)"
    );
    /// @notice A newer statement is due at the latest this long after the end of the period.
    uint256 public constant MAX_VALIDITY = 400 days;

    mapping(Kind kind => mapping(address signer => bool)) public isSigner;
    mapping(Kind kind => mapping(uint96 subject => Record)) private _records;

    event SignerAdded(Kind indexed kind, address indexed signer);
    event SignerRemoved(Kind indexed kind, address indexed signer);
    event Attested(
        Kind indexed kind,
        uint96 indexed subject,
        address indexed signer,
        uint32 number,
        uint24 periodStart,
        uint24 periodEnd,
        uint40 expiry,
        bytes32 document
    );

    error ZeroAddress();
    error UnknownSigner(Kind kind, address signer);
    error SubjectInvalid(Kind kind, uint96 subject);
    error PeriodInvalid(uint24 periodStart, uint24 periodEnd);
    error PeriodInFuture(uint24 periodEnd, uint256 today);
    error PeriodOutdated(uint24 periodEnd, uint24 last);
    error AttestationExpired(uint40 expiry, uint256 timestamp);
    error AttestationTooLong(uint40 expiry, uint256 latest);
    error AttestationNumberWrong(uint32 number, uint256 expected);
    error DocumentMissing();

    constructor(address authority) AccessManaged(authority) EIP712("AID Attestations", "1") {
        if (authority == address(0)) revert ZeroAddress();
    }

    /// @notice Lets an account sign in a capacity. Roster admin, delayed.
    function addSigner(Kind kind, address signer) external restricted {
        if (signer == address(0)) revert ZeroAddress();
        isSigner[kind][signer] = true;
        emit SignerAdded(kind, signer);
    }

    /// @notice Ends it. Guardian, at once. What rests on this signer's statement is overdue from then on.
    function removeSigner(Kind kind, address signer) external restricted {
        if (!isSigner[kind][signer]) revert UnknownSigner(kind, signer);
        isSigner[kind][signer] = false;
        emit SignerRemoved(kind, signer);
    }

    /// @notice Takes a statement. Anyone may send it. A later one may correct another of the same period, never go back.
    /// @param s what the signer states
    /// @param signature the signer's EIP-712 signature, 65 bytes
    function submit(Statement calldata s, bytes calldata signature) external {
        if ((s.subject == 0) == (s.kind == Kind.Bailee)) revert SubjectInvalid(s.kind, s.subject);
        if (s.document == 0) revert DocumentMissing();
        Record storage last = _records[s.kind][s.subject];
        if (s.number != uint256(last.number) + 1) revert AttestationNumberWrong(s.number, uint256(last.number) + 1);
        _requirePeriod(s, last.periodEnd);
        address signer = Signatures.signer(statementHash(s), signature);
        if (!isSigner[s.kind][signer]) revert UnknownSigner(s.kind, signer);

        _records[s.kind][s.subject] = Record(signer, s.number, s.periodStart, s.periodEnd, s.document, s.expiry);
        emit Attested(s.kind, s.subject, signer, s.number, s.periodStart, s.periodEnd, s.expiry, s.document);
    }

    /// @return the last statement of a kind about a subject; all zero where there is none
    function recordOf(Kind kind, uint96 subject) external view returns (Record memory) {
        return _records[kind][subject];
    }

    /// @return whether a statement is due: there is none, it has expired, or its signer has left the roster
    function isOverdue(Kind kind, uint96 subject) external view returns (bool) {
        Record storage r = _records[kind][subject];
        return r.expiry <= block.timestamp || !isSigner[kind][r.signer];
    }

    /// @return the EIP-712 hash that a signer signs
    function statementHash(Statement calldata s) public view returns (bytes32) {
        return _hashTypedDataV4(keccak256(abi.encode(STATEMENT_TYPEHASH, s)));
    }

    function _requirePeriod(Statement calldata s, uint24 lastEnd) private view {
        uint256 today = block.timestamp / 1 days;
        if (s.periodStart > s.periodEnd) revert PeriodInvalid(s.periodStart, s.periodEnd);
        if (s.periodEnd > today) revert PeriodInFuture(s.periodEnd, today);
        if (s.periodEnd < lastEnd) revert PeriodOutdated(s.periodEnd, lastEnd);
        if (s.expiry <= block.timestamp) revert AttestationExpired(s.expiry, block.timestamp);
        uint256 latest = (uint256(s.periodEnd) + 1) * 1 days + MAX_VALIDITY;
        if (s.expiry > latest) revert AttestationTooLong(s.expiry, latest);
    }
}
