// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title TitleFacts: what a title says, what of it makes sense, and how a bailee signs it
/// @dev Times are unix times, days are unix time / 86,400, money is USDC with 6 decimals, documents are hashes.
library TitleFacts {
    /// @dev None is a number that was never given out, Released one that was burned.
    enum State {
        None,
        Free,
        Pledged,
        Seized,
        Released
    }

    /// @param model as a short string of printable ASCII, the same for every title of the model: caps count by it
    /// @param gpus in all chassis
    /// @param memoryGb of one GPU
    /// @param chassis how many there are
    struct Hardware {
        bytes32 model;
        uint32 gpus;
        uint16 memoryGb;
        uint16 chassis;
    }

    /// @param facility as a short string of printable ASCII, the same for every title in it: caps count by it
    /// @param country ISO 3166-1, two capital letters
    /// @param deliveryDay on which the bailee had received all of it; 0 not yet
    /// @param bailee who holds the machines and signs that it does
    /// @param reporter whose key signs telemetry
    struct Custody {
        bytes32 facility;
        bytes2 country;
        uint24 deliveryDay;
        address bailee;
        address reporter;
    }

    /// @param ownership title or warehouse receipt
    struct Documents {
        bytes32 ownership;
        bytes32 inspection;
        bytes32 lienSearch;
    }

    /// @dev All zero for what is not insured.
    /// @param expiry from which the policy no longer covers
    struct Insurance {
        bytes32 policy;
        uint72 cover;
        uint40 expiry;
    }

    /// @param pledgor whose it is again when a deal gives it back; zero while free
    /// @param number of the last statement of a bailee
    /// @param recorded chassis whose serial numbers are known
    /// @param claimed from insurers so far
    struct Record {
        State state;
        uint40 issuedAt;
        uint32 number;
        uint16 recorded;
        address pledgor;
        uint96 claimed;
        uint32 claims;
    }

    struct Title {
        Hardware hardware;
        Custody custody;
        Documents documents;
        Insurance insurance;
        Record record;
    }

    // --- what a bailee signs; `number` is the title's last one and 1 ---

    struct Issue {
        uint256 id;
        address owner;
        Hardware hardware;
        Custody custody;
        Documents documents;
        Insurance insurance;
        bytes32[] chassis;
        uint40 deadline;
    }

    struct Update {
        uint256 id;
        uint32 number;
        Custody custody;
        Documents documents;
        uint40 deadline;
    }

    struct Insure {
        uint256 id;
        uint32 number;
        Insurance insurance;
        uint40 deadline;
    }

    struct Claim {
        uint256 id;
        uint32 number;
        uint72 amount;
        bytes32 document;
        uint40 deadline;
    }

    struct ChassisChange {
        uint256 id;
        uint32 number;
        bytes32[] removed;
        bytes32[] added;
        uint40 deadline;
    }

    struct Release {
        uint256 id;
        uint32 number;
        address owner;
        bytes32 order;
        uint40 deadline;
    }

    bytes32 internal constant HARDWARE_TYPEHASH =
        keccak256("Hardware(bytes32 model,uint32 gpus,uint16 memoryGb,uint16 chassis)");
    bytes32 internal constant CUSTODY_TYPEHASH =
        keccak256("Custody(bytes32 facility,bytes2 country,uint24 deliveryDay,address bailee,address reporter)");
    bytes32 internal constant DOCUMENTS_TYPEHASH =
        keccak256("Documents(bytes32 ownership,bytes32 inspection,bytes32 lienSearch)");
    bytes32 internal constant INSURANCE_TYPEHASH = keccak256("Insurance(bytes32 policy,uint72 cover,uint40 expiry)");
    bytes32 internal constant ISSUE_TYPEHASH = keccak256(
        "Issue(uint256 id,address owner,Hardware hardware,Custody custody,Documents documents,Insurance insurance,bytes32[] chassis,uint40 deadline)Custody(bytes32 facility,bytes2 country,uint24 deliveryDay,address bailee,address reporter)Documents(bytes32 ownership,bytes32 inspection,bytes32 lienSearch)Hardware(bytes32 model,uint32 gpus,uint16 memoryGb,uint16 chassis)Insurance(bytes32 policy,uint72 cover,uint40 expiry)"
    );
    bytes32 internal constant UPDATE_TYPEHASH = keccak256(
        "Update(uint256 id,uint32 number,Custody custody,Documents documents,uint40 deadline)Custody(bytes32 facility,bytes2 country,uint24 deliveryDay,address bailee,address reporter)Documents(bytes32 ownership,bytes32 inspection,bytes32 lienSearch)"
    );
    bytes32 internal constant INSURE_TYPEHASH = keccak256(
        "Insure(uint256 id,uint32 number,Insurance insurance,uint40 deadline)Insurance(bytes32 policy,uint72 cover,uint40 expiry)"
    );
    bytes32 internal constant CLAIM_TYPEHASH =
        keccak256("Claim(uint256 id,uint32 number,uint72 amount,bytes32 document,uint40 deadline)");
    bytes32 internal constant CHASSIS_CHANGE_TYPEHASH =
        keccak256("ChassisChange(uint256 id,uint32 number,bytes32[] removed,bytes32[] added,uint40 deadline)");
    bytes32 internal constant RELEASE_TYPEHASH =
        keccak256("Release(uint256 id,uint32 number,address owner,bytes32 order,uint40 deadline)");

    error ZeroAddress();
    error InvalidText(bytes32 text);
    error InvalidCountry(bytes2 country);
    error InvalidHardware(uint32 gpus, uint16 memoryGb, uint16 chassis);
    error InvalidInsurance(bytes32 policy, uint72 cover, uint40 expiry);
    error DeliveryInFuture(uint24 day, uint256 today);
    error DocumentMissing();

    // --- what makes sense ---

    function check(Hardware calldata h) internal pure {
        _requireText(h.model);
        bool none = h.gpus == 0 || h.memoryGb == 0 || h.chassis == 0;
        if (none || h.chassis > h.gpus) revert InvalidHardware(h.gpus, h.memoryGb, h.chassis);
    }

    function check(Custody calldata c) internal view {
        _requireText(c.facility);
        if (!_isCapital(c.country[0]) || !_isCapital(c.country[1])) revert InvalidCountry(c.country);
        if (c.deliveryDay > block.timestamp / 1 days) revert DeliveryInFuture(c.deliveryDay, block.timestamp / 1 days);
        if (c.reporter == address(0)) revert ZeroAddress();
    }

    function check(Documents calldata d) internal pure {
        if (d.ownership == 0 || d.inspection == 0 || d.lienSearch == 0) revert DocumentMissing();
    }

    /// @dev In force, or none at all.
    function check(Insurance calldata i) internal view {
        bool none = i.policy == 0 && i.cover == 0 && i.expiry == 0;
        bool inForce = i.policy != 0 && i.cover != 0 && i.expiry > block.timestamp;
        if (!none && !inForce) revert InvalidInsurance(i.policy, i.cover, i.expiry);
    }

    /// @dev Printable ASCII, then zeros: no two spellings look the same, and none breaks what shows it.
    function _requireText(bytes32 text) private pure {
        bool ended = text[0] == 0;
        if (ended) revert InvalidText(text);
        for (uint256 i; i < 32; ++i) {
            bytes1 c = text[i];
            if (c == 0) {
                ended = true;
            } else if (ended || c < " " || c > "~" || c == '"' || c == "\\" || c == "<" || c == "&") {
                revert InvalidText(text);
            }
        }
    }

    function _isCapital(bytes1 c) private pure returns (bool) {
        return c >= "A" && c <= "Z";
    }

    // --- what is signed (EIP-712 hashes of the structs) ---

    function hash(Issue calldata s) internal pure returns (bytes32) {
        return keccak256(
            abi.encode(
                ISSUE_TYPEHASH,
                s.id,
                s.owner,
                keccak256(abi.encode(HARDWARE_TYPEHASH, s.hardware)),
                _hash(s.custody),
                _hash(s.documents),
                _hash(s.insurance),
                keccak256(abi.encodePacked(s.chassis)),
                s.deadline
            )
        );
    }

    function hash(Update calldata s) internal pure returns (bytes32) {
        return keccak256(abi.encode(UPDATE_TYPEHASH, s.id, s.number, _hash(s.custody), _hash(s.documents), s.deadline));
    }

    function hash(Insure calldata s) internal pure returns (bytes32) {
        return keccak256(abi.encode(INSURE_TYPEHASH, s.id, s.number, _hash(s.insurance), s.deadline));
    }

    function hash(Claim calldata s) internal pure returns (bytes32) {
        return keccak256(abi.encode(CLAIM_TYPEHASH, s));
    }

    function hash(ChassisChange calldata s) internal pure returns (bytes32) {
        return keccak256(
            abi.encode(
                CHASSIS_CHANGE_TYPEHASH,
                s.id,
                s.number,
                keccak256(abi.encodePacked(s.removed)),
                keccak256(abi.encodePacked(s.added)),
                s.deadline
            )
        );
    }

    function hash(Release calldata s) internal pure returns (bytes32) {
        return keccak256(abi.encode(RELEASE_TYPEHASH, s));
    }

    function _hash(Custody calldata c) private pure returns (bytes32) {
        return keccak256(abi.encode(CUSTODY_TYPEHASH, c));
    }

    function _hash(Documents calldata d) private pure returns (bytes32) {
        return keccak256(abi.encode(DOCUMENTS_TYPEHASH, d));
    }

    function _hash(Insurance calldata i) private pure returns (bytes32) {
        return keccak256(abi.encode(INSURANCE_TYPEHASH, i));
    }
}
