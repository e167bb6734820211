// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {ISanctionsList} from "../interfaces/ISanctionsList.sol";
import {Ask} from "./Ask.sol";

/// @title Sanctions: how the oracle is asked
/// @dev Shared by those who check, so that all of them understand the same answer.
library Sanctions {
    /// @dev Chainalysis' oracle needs below 10,000.
    uint256 private constant GAS = 50_000;

    error Sanctioned(address account);
    error SanctionsUnavailable();

    /// @return answered whether the oracle gave a yes or a no
    /// @return sanctioned its answer, false where there was none
    function ask(ISanctionsList oracle, address account) internal view returns (bool answered, bool sanctioned) {
        return Ask.flag(address(oracle), abi.encodeCall(ISanctionsList.isSanctioned, (account)), GAS);
    }

    /// @dev For taking money in: an oracle that does not answer stops it.
    function requireClear(ISanctionsList oracle, address account) internal view {
        (bool answered, bool sanctioned) = ask(oracle, account);
        if (!answered) revert SanctionsUnavailable();
        if (sanctioned) revert Sanctioned(account);
    }

    /// @dev For paying money out: an oracle that does not answer stops nothing.
    function requireNotKnown(ISanctionsList oracle, address account) internal view {
        (, bool sanctioned) = ask(oracle, account);
        if (sanctioned) revert Sanctioned(account);
    }
}
