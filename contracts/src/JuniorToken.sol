// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";
import {Nonces} from "@openzeppelin/contracts/utils/Nonces.sol";
import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";
import {IDeal} from "./interfaces/IDeal.sol";
import {IJuniorToken} from "./interfaces/IJuniorToken.sol";

/// @title Junior token: a share of what one deal pays its juniors
/// @notice ERC-20 with ERC-2612 permits, 6 decimals: one token for each micro-dollar committed. What the deal pays its
/// juniors belongs to whoever holds the tokens at that moment, and stays theirs when they give the tokens away. Payouts are
/// pulled; the cash waits in the deal. No role, no pause: nobody can stop a transfer or a claim.
/// @dev A clone for each deal. Payouts are kept in parts of a micro-dollar, and what does not divide by the supply
/// is carried to the next one, so that at every moment, exactly:
///     Σ owed to accounts + remainder = SCALE · (distributed − claimed)
/// The name is each clone's own, and so is the domain of its permits, which is why OpenZeppelin's ERC20Permit, whose name is
/// in the code, cannot be used.
contract JuniorToken is ERC20, Nonces, IERC20Permit, IJuniorToken {
    /// @dev One storage slot.
    struct Payouts {
        /// Parts of a micro-dollar that one token has been given so far.
        uint128 perToken;
        /// Parts of a micro-dollar not yet given to anybody: fewer than there are tokens.
        uint64 remainder;
        /// Micro-dollars so far: below 2^64, so that no product here reaches 2^128.
        uint64 distributed;
    }

    /// @dev One storage slot.
    struct Account {
        /// `perToken` up to which `owed` is reckoned.
        uint128 perToken;
        /// Parts of a micro-dollar, beside what the tokens held now have been given since.
        uint128 owed;
    }

    /// @notice Parts of a micro-dollar, as a number of bits.
    uint256 private constant SCALE_BITS = 64;
    bytes32 private constant DOMAIN_TYPEHASH =
        keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
    bytes32 private constant PERMIT_TYPEHASH =
        keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");
    bytes32 private constant VERSION_HASH = keccak256("1");

    /// @notice Whose juniors hold this token.
    IDeal public deal;
    /// @notice The deal's number.
    uint96 public number;
    Payouts private _payouts;
    mapping(address account => Account) private _accounts;

    event Distributed(uint256 usdc, uint256 supply);
    event Claimed(address indexed account, address indexed receiver, uint256 usdc);
    event Refunded(address indexed account, address indexed receiver, uint256 usdc);

    error AlreadyInitialised(address deal);
    error NotDeal(address caller);
    error SupplyFull(uint256 amount, uint256 left);
    error NoTokens();
    error NothingToClaim(address account);
    error NothingToRefund(address account);
    error InvalidReceiver(address receiver);
    error ERC2612ExpiredSignature(uint256 deadline);
    error ERC2612InvalidSigner(address signer, address owner);

    /// @dev The implementation belongs to no deal and never will.
    constructor() ERC20("", "") {
        deal = IDeal(address(this));
    }

    modifier onlyDeal() {
        if (msg.sender != address(deal)) revert NotDeal(msg.sender);
        _;
    }

    /// @inheritdoc IJuniorToken
    function initialise(address deal_, uint256 number_) external {
        if (address(deal) != address(0)) revert AlreadyInitialised(address(deal));
        deal = IDeal(deal_);
        number = uint96(number_);
    }

    // --- the deal's side ---

    /// @inheritdoc IJuniorToken
    function mint(address holder, uint64 amount) external onlyDeal {
        uint256 left = type(uint64).max - totalSupply();
        if (amount > left) revert SupplyFull(amount, left);
        _mint(holder, amount);
    }

    /// @inheritdoc IJuniorToken
    function distribute(uint64 usdc) external onlyDeal {
        if (usdc == 0) return;
        uint256 supply = totalSupply();
        if (supply == 0) revert NoTokens();
        Payouts storage p = _payouts;
        uint256 parts = (uint256(usdc) << SCALE_BITS) + p.remainder;
        p.distributed += usdc;
        p.perToken += uint128(parts / supply);
        p.remainder = uint64(parts % supply);
        emit Distributed(usdc, supply);
    }

    // --- the holders' side ---

    /// @notice Pays the caller's payouts so far. Parts of a micro-dollar stay for the next time.
    /// @param receiver who gets the USDC
    /// @return usdc USDC paid, 6 decimals, rounded down
    function claim(address receiver) external returns (uint256 usdc) {
        _requireReceiver(receiver);
        _settle(msg.sender);
        Account storage a = _accounts[msg.sender];
        usdc = a.owed >> SCALE_BITS;
        if (usdc == 0) revert NothingToClaim(msg.sender);
        a.owed -= uint128(usdc << SCALE_BITS);
        emit Claimed(msg.sender, receiver, usdc);
        deal.payJunior(receiver, uint64(usdc));
    }

    /// @notice Gives all of the caller's tokens up for the USDC that they were committed with, one for one. The deal refuses
    /// unless it was cancelled.
    /// @param receiver who gets the USDC
    /// @return usdc USDC paid, 6 decimals
    function refund(address receiver) external returns (uint256 usdc) {
        _requireReceiver(receiver);
        usdc = balanceOf(msg.sender);
        if (usdc == 0) revert NothingToRefund(msg.sender);
        _burn(msg.sender, usdc);
        emit Refunded(msg.sender, receiver, usdc);
        deal.refundJunior(receiver, uint64(usdc));
    }

    /// @inheritdoc IERC20Permit
    function permit(address owner, address spender, uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s)
        external
    {
        if (block.timestamp > deadline) revert ERC2612ExpiredSignature(deadline);
        bytes32 structHash = keccak256(abi.encode(PERMIT_TYPEHASH, owner, spender, value, _useNonce(owner), deadline));
        address signer = ECDSA.recover(MessageHashUtils.toTypedDataHash(DOMAIN_SEPARATOR(), structHash), v, r, s);
        if (signer != owner) revert ERC2612InvalidSigner(signer, owner);
        _approve(owner, spender, value);
    }

    // --- reading ---

    /// @return usdc what `claim` would pay the account now, USDC, 6 decimals, rounded down
    function claimable(address account) external view returns (uint256 usdc) {
        return _owed(account) >> SCALE_BITS;
    }

    /// @return usdc what has been distributed so far, USDC, 6 decimals
    function distributed() external view returns (uint256 usdc) {
        return _payouts.distributed;
    }

    /// @return parts of a micro-dollar, 2^-64 each, that wait to be divided: fewer than there are tokens
    function remainder() external view returns (uint256 parts) {
        return _payouts.remainder;
    }

    /// @return parts of a micro-dollar, 2^-64 each, that the account can claim or that wait for its next claim
    function owedTo(address account) external view returns (uint256 parts) {
        return _owed(account);
    }

    /// @inheritdoc ERC20
    function name() public view override returns (string memory) {
        return string.concat("AID Junior ", Strings.toString(number));
    }

    /// @inheritdoc ERC20
    function symbol() public view override returns (string memory) {
        return string.concat("AIDJ-", Strings.toString(number));
    }

    /// @inheritdoc ERC20
    function decimals() public pure override returns (uint8) {
        return 6;
    }

    /// @inheritdoc IERC20Permit
    function nonces(address owner) public view override(IERC20Permit, Nonces) returns (uint256) {
        return super.nonces(owner);
    }

    /// @inheritdoc IERC20Permit
    function DOMAIN_SEPARATOR() public view returns (bytes32) {
        return
            keccak256(abi.encode(DOMAIN_TYPEHASH, keccak256(bytes(name())), VERSION_HASH, block.chainid, address(this)));
    }

    // --- inside ---

    /// @dev Both sides keep what they were given so far. Tokens held here or by the deal could claim nothing.
    function _update(address from, address to, uint256 value) internal override {
        if (to == address(this) || to == address(deal)) revert ERC20InvalidReceiver(to);
        if (from != address(0)) _settle(from);
        if (to != address(0)) _settle(to);
        super._update(from, to, value);
    }

    function _settle(address account) private {
        uint128 perToken = _payouts.perToken;
        if (_accounts[account].perToken == perToken) return;
        _accounts[account] = Account(perToken, uint128(_owed(account)));
    }

    function _owed(address account) private view returns (uint256) {
        Account storage a = _accounts[account];
        return a.owed + balanceOf(account) * (_payouts.perToken - a.perToken);
    }

    /// @dev The deal would keep what it pays to itself.
    function _requireReceiver(address receiver) private view {
        if (receiver == address(0) || receiver == address(this) || receiver == address(deal)) {
            revert InvalidReceiver(receiver);
        }
    }
}
