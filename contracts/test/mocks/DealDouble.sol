// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {GpuTitle} from "../../src/GpuTitle.sol";
import {ICollateralAuction} from "../../src/interfaces/ICollateralAuction.sol";
import {IDeal, Stage} from "../../src/interfaces/IDeal.sol";
import {IDealLinks} from "../../src/interfaces/IDealLinks.sol";
import {IJuniorToken} from "../../src/interfaces/IJuniorToken.sol";
import {DealTerms, Terms} from "../../src/libraries/DealTerms.sol";

/// @notice A deal without a loan: what its factory, its juniors' token and the auction see of one. A test says when money
/// comes in and what stage it is in.
contract DealDouble is IDeal {
    using SafeERC20 for IERC20;

    IDealLinks private immutable FACTORY;
    IERC20 private immutable USDC;
    GpuTitle private immutable TITLES;
    ICollateralAuction private immutable AUCTION;

    Stage public stage;
    IJuniorToken public token;
    uint256 public number;
    bytes32 public termsHash;
    uint256 public collateralValue;
    uint256 public seniorImpairment;
    uint256 public realisable;
    Terms private _terms;
    address public buyer;
    uint64 public price;

    error WrongStage(Stage stage);

    constructor(IDealLinks factory) {
        FACTORY = factory;
        USDC = factory.USDC();
        TITLES = factory.TITLES();
        AUCTION = factory.AUCTION();
    }

    modifier only(address caller) {
        require(msg.sender == caller, "caller");
        _;
    }

    function initialise(uint256 number_, Terms calldata fixedTerms, IJuniorToken token_)
        external
        only(address(FACTORY))
    {
        if (stage != Stage.None) revert WrongStage(stage);
        (number, token, stage) = (number_, token_, Stage.Proposed);
        _terms = fixedTerms;
        termsHash = DealTerms.hash(fixedTerms);
    }

    function onApproved() external only(address(FACTORY)) {
        if (stage != Stage.Proposed) revert WrongStage(stage);
        stage = _terms.junior == 0 ? Stage.Funded : Stage.Raising;
    }

    function onCancelled() external only(address(FACTORY)) {
        if (stage > Stage.Funded) revert WrongStage(stage);
        stage = Stage.Cancelled;
    }

    function payJunior(address receiver, uint64 usdc) external only(address(token)) {
        USDC.safeTransfer(receiver, usdc);
    }

    function refundJunior(address receiver, uint64 usdc) external only(address(token)) {
        if (stage != Stage.Cancelled) revert WrongStage(stage);
        USDC.safeTransfer(receiver, usdc);
    }

    function onSold(address buyer_, uint64 price_) external only(address(AUCTION)) {
        (buyer, price, stage) = (buyer_, price_, Stage.Closed);
        TITLES.seize(_terms.titleId);
        TITLES.deliver(_terms.titleId, buyer_);
    }

    function terms() external view returns (Terms memory) {
        return _terms;
    }

    // --- what a test says ---

    function set(Stage to) external {
        stage = to;
    }

    /// @dev The USDC comes from the caller.
    function commit(uint64 usdc, address holder) external {
        USDC.safeTransferFrom(msg.sender, address(this), usdc);
        token.mint(holder, usdc);
    }

    /// @dev The USDC comes from the caller.
    function distribute(uint64 usdc) external {
        USDC.safeTransferFrom(msg.sender, address(this), usdc);
        token.distribute(usdc);
    }

    function startAuction(uint256 value) external {
        AUCTION.start(value);
    }

    function stopAuction() external {
        AUCTION.stop();
    }
}
