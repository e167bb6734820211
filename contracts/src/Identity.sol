// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {ISanctionsList} from "./interfaces/ISanctionsList.sol";

/// @title Identity: who is verified
/// @notice An attestor checks a person or an entity off chain and signs a voucher. The user, or anyone for the user,
/// submits it. No personal data reaches the chain: only a tier, a class of country and an expiry.
/// @dev Only a voucher whose number is above the account's last one counts; revoking raises that number, so an older
/// voucher can never come back.
contract Identity is AccessManaged, EIP712 {
    /// @param account whom it is about
    /// @param number must be above the account's last number
    /// @param tier level of verification, 1 or more
    /// @param countryClass class of country as published by the attestor
    /// @param kind 1 person, 2 entity
    /// @param expiry unix time from which it no longer counts
    struct Voucher {
        address account;
        uint64 number;
        uint8 tier;
        uint8 countryClass;
        uint8 kind;
        uint64 expiry;
    }

    /// @dev One storage slot.
    struct Record {
        uint64 number;
        uint64 expiry;
        uint8 tier;
        uint8 countryClass;
        uint8 kind;
    }

    bytes32 public constant VOUCHER_TYPEHASH =
        keccak256("Voucher(address account,uint64 number,uint8 tier,uint8 countryClass,uint8 kind,uint64 expiry)");
    /// @notice A number may rise by at most this much at once, so that no single voucher or revocation can use up an
    /// account's numbers and lock it out for ever.
    uint64 public constant MAX_NUMBER_STEP = 2 ** 40;

    /// @notice Sanctions oracle with Chainalysis' interface.
    ISanctionsList public immutable SANCTIONS;

    mapping(address attestor => bool) public isAttestor;
    mapping(address account => Record) private _records;

    event AttestorAdded(address indexed attestor);
    event AttestorRemoved(address indexed attestor);
    event Verified(
        address indexed account,
        address indexed attestor,
        uint64 number,
        uint8 tier,
        uint8 countryClass,
        uint8 kind,
        uint64 expiry
    );
    event Revoked(address indexed account, address indexed attestor, uint64 number, string reason);

    error ZeroAddress();
    error InvalidVoucher();
    error VoucherExpired(uint64 expiry, uint256 timestamp);
    error VoucherOutdated(uint64 number, uint64 last);
    error VoucherNumberTooHigh(uint64 number, uint64 highest);
    error InvalidSignature();
    error UnknownAttestor(address signer);
    error ReasonMissing();

    constructor(address authority, ISanctionsList sanctions) AccessManaged(authority) EIP712("AID Identity", "1") {
        if (authority == address(0) || address(sanctions) == address(0)) revert ZeroAddress();
        SANCTIONS = sanctions;
    }

    /// @notice Takes a voucher. Anyone may send it; it counts for `voucher.account` only.
    /// @param voucher what the attestor states
    /// @param signature the attestor's EIP-712 signature, 65 bytes
    function submit(Voucher calldata voucher, bytes calldata signature) external {
        if (voucher.account == address(0)) revert ZeroAddress();
        if (voucher.tier == 0 || voucher.kind == 0 || voucher.kind > 2) revert InvalidVoucher();
        if (voucher.expiry <= block.timestamp) revert VoucherExpired(voucher.expiry, block.timestamp);
        uint64 last = _records[voucher.account].number;
        if (voucher.number <= last) revert VoucherOutdated(voucher.number, last);
        _requireStep(voucher.number, last);

        (address signer, ECDSA.RecoverError problem,) = ECDSA.tryRecoverCalldata(voucherHash(voucher), signature);
        if (problem != ECDSA.RecoverError.NoError) revert InvalidSignature();
        if (!isAttestor[signer]) revert UnknownAttestor(signer);

        _records[voucher.account] =
            Record(voucher.number, voucher.expiry, voucher.tier, voucher.countryClass, voucher.kind);
        emit Verified(
            voucher.account, signer, voucher.number, voucher.tier, voucher.countryClass, voucher.kind, voucher.expiry
        );
    }

    /// @notice Ends one account's verification and every voucher up to `through`. Only an attestor.
    /// @param account whose
    /// @param through vouchers up to this number no longer count; at least the account's last number
    /// @param reason said in public; must not be empty
    function revoke(address account, uint64 through, string calldata reason) external {
        if (!isAttestor[msg.sender]) revert UnknownAttestor(msg.sender);
        if (account == address(0)) revert ZeroAddress();
        if (bytes(reason).length == 0) revert ReasonMissing();
        uint64 last = _records[account].number;
        if (through < last) revert VoucherOutdated(through, last);
        _requireStep(through, last);
        _records[account] = Record(through, 0, 0, 0, 0);
        emit Revoked(account, msg.sender, through, reason);
    }

    /// @notice Adds an attestor to the roster. Attestor admin, delayed.
    function addAttestor(address attestor) external restricted {
        if (attestor == address(0)) revert ZeroAddress();
        isAttestor[attestor] = true;
        emit AttestorAdded(attestor);
    }

    /// @notice Removes an attestor. Guardian, at once. Accounts it verified stay verified: revocation is per account.
    /// Refuses who is not on the roster, so that a mistyped address is noticed while there is a hurry.
    function removeAttestor(address attestor) external restricted {
        if (!isAttestor[attestor]) revert UnknownAttestor(attestor);
        isAttestor[attestor] = false;
        emit AttestorRemoved(attestor);
    }

    /// @return whether the account's verification is in force
    function isVerified(address account) external view returns (bool) {
        return _records[account].expiry > block.timestamp;
    }

    /// @return the last voucher taken or revocation made for the account; all zero where there was none
    function recordOf(address account) external view returns (Record memory) {
        return _records[account];
    }

    /// @return the EIP-712 hash that an attestor signs
    function voucherHash(Voucher calldata voucher) public view returns (bytes32) {
        return _hashTypedDataV4(keccak256(abi.encode(VOUCHER_TYPEHASH, voucher)));
    }

    function _requireStep(uint64 number, uint64 last) private pure {
        uint64 highest = last > type(uint64).max - MAX_NUMBER_STEP ? type(uint64).max : last + MAX_NUMBER_STEP;
        if (number > highest) revert VoucherNumberTooHigh(number, highest);
    }
}
