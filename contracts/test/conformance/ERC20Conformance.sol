// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {Fixture} from "../base/Fixture.sol";
import {Permits} from "../base/Permits.sol";

/// @notice ERC-20 and ERC-2612 as properties, for any token of ours. `_token` and `_give` say which.
abstract contract ERC20Conformance is Fixture {
    /// @dev Fits a token whose supply fits 64 bits.
    uint256 private constant MOST = 10e18;

    function _token() internal view virtual returns (address);
    function _give(address to, uint256 amount) internal virtual;

    function _decimals() internal pure virtual returns (uint8) {
        return 18;
    }

    modifier given(uint256 amount) {
        _give(alice, amount);
        _;
    }

    function _t() private view returns (IERC20) {
        return IERC20(_token());
    }

    // --- ERC-20 ---

    function test_hasMetadata() public view {
        IERC20Metadata token = IERC20Metadata(_token());
        assertGt(bytes(token.name()).length, 0);
        assertGt(bytes(token.symbol()).length, 0);
        assertEq(token.decimals(), _decimals());
    }

    function testFuzz_transferMovesExactly(address to, uint256 amount) public given(MOST) {
        vm.assume(to != address(0) && to != alice);
        amount = bound(amount, 0, MOST);
        uint256 before = _t().balanceOf(to);
        uint256 supply = _t().totalSupply();
        vm.expectEmit(_token());
        emit IERC20.Transfer(alice, to, amount);
        vm.prank(alice);
        assertTrue(_t().transfer(to, amount));
        assertEq(_t().balanceOf(to), before + amount);
        assertEq(_t().balanceOf(alice), MOST - amount);
        assertEq(_t().totalSupply(), supply);
    }

    function testFuzz_transferToOneselfChangesNothing(uint256 amount) public given(MOST) {
        amount = bound(amount, 0, MOST);
        vm.prank(alice);
        assertTrue(_t().transfer(alice, amount));
        assertEq(_t().balanceOf(alice), MOST);
    }

    function testFuzz_transferNeedsTheBalance(uint256 amount) public given(MOST) {
        amount = bound(amount, MOST + 1, type(uint256).max);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, alice, MOST, amount));
        _t().transfer(bob, amount);
    }

    function test_nobodyReceivesAtZero() public given(MOST) {
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InvalidReceiver.selector, address(0)));
        _t().transfer(address(0), 1);
    }

    function testFuzz_approveSetsTheAllowance(address spender, uint256 first, uint256 second) public {
        vm.assume(spender != address(0));
        vm.startPrank(alice);
        _t().approve(spender, first);
        vm.expectEmit(_token());
        emit IERC20.Approval(alice, spender, second);
        assertTrue(_t().approve(spender, second));
        assertEq(_t().allowance(alice, spender), second);
    }

    function testFuzz_transferFromSpendsTheAllowance(uint256 allowed, uint256 amount) public given(MOST) {
        allowed = bound(allowed, 0, type(uint256).max - 1);
        amount = bound(amount, 0, allowed < MOST ? allowed : MOST);
        vm.prank(alice);
        _t().approve(bob, allowed);
        vm.prank(bob);
        assertTrue(_t().transferFrom(alice, bob, amount));
        assertEq(_t().allowance(alice, bob), allowed - amount);
        assertEq(_t().balanceOf(bob), amount);
    }

    function testFuzz_transferFromNeedsTheAllowance(uint256 allowed, uint256 amount) public given(MOST) {
        allowed = bound(allowed, 0, MOST - 1);
        amount = bound(amount, allowed + 1, MOST);
        vm.prank(alice);
        _t().approve(bob, allowed);
        vm.prank(bob);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, bob, allowed, amount));
        _t().transferFrom(alice, bob, amount);
    }

    function test_anEndlessAllowanceStays() public given(MOST) {
        vm.prank(alice);
        _t().approve(bob, type(uint256).max);
        vm.prank(bob);
        _t().transferFrom(alice, bob, MOST);
        assertEq(_t().allowance(alice, bob), type(uint256).max);
    }

    // --- ERC-2612 ---

    function test_domainIsEip712() public view {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256(bytes(IERC20Metadata(_token()).name())),
                keccak256("1"),
                block.chainid,
                _token()
            )
        );
        assertEq(IERC20Permit(_token()).DOMAIN_SEPARATOR(), domain);
    }

    function testFuzz_permitSetsTheAllowanceOnce(address spender, uint256 value, uint256 deadline) public {
        vm.assume(spender != address(0));
        deadline = bound(deadline, block.timestamp, type(uint256).max);
        bytes32 digest = Permits.digest(_token(), alice, spender, value, 0, deadline);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(aliceKey, digest);
        vm.prank(bob);
        _permit(spender, value, deadline, v, r, s);
        assertEq(_t().allowance(alice, spender), value);
        assertEq(IERC20Permit(_token()).nonces(alice), 1);
        vm.expectPartialRevert(bytes4(keccak256("ERC2612InvalidSigner(address,address)")));
        _permit(spender, value, deadline, v, r, s);
    }

    function testFuzz_permitExpires(uint256 deadline) public {
        deadline = bound(deadline, 0, block.timestamp - 1);
        bytes32 digest = Permits.digest(_token(), alice, bob, 1, 0, deadline);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(aliceKey, digest);
        vm.expectRevert(abi.encodeWithSignature("ERC2612ExpiredSignature(uint256)", deadline));
        _permit(bob, 1, deadline, v, r, s);
    }

    function testFuzz_permitIsTheOwnersAlone(uint256 key, uint256 change) public {
        key = boundPrivateKey(key);
        vm.assume(key != aliceKey);
        uint256 deadline = block.timestamp;
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, Permits.digest(_token(), alice, bob, 1, 0, deadline));
        vm.expectRevert(abi.encodeWithSignature("ERC2612InvalidSigner(address,address)", vm.addr(key), alice));
        _permit(bob, 1, deadline, v, r, s);

        // Alice's own, with one thing changed.
        (v, r, s) = vm.sign(aliceKey, Permits.digest(_token(), alice, bob, 1, 0, deadline));
        change %= 4;
        vm.expectPartialRevert(bytes4(keccak256("ERC2612InvalidSigner(address,address)")));
        if (change == 0) _permit(governance, 1, deadline, v, r, s);
        if (change == 1) _permit(bob, 2, deadline, v, r, s);
        if (change == 2) _permit(bob, 1, deadline + 1, v, r, s);
        if (change == 3) {
            vm.chainId(block.chainid + 1);
            _permit(bob, 1, deadline, v, r, s);
        }
    }

    function test_permitRefusesTheTwinSignature() public {
        uint256 order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141;
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(aliceKey, Permits.digest(_token(), alice, bob, 1, 0, block.timestamp));
        bytes32 twin = bytes32(order - uint256(s));
        vm.expectRevert(abi.encodeWithSignature("ECDSAInvalidSignatureS(bytes32)", twin));
        _permit(bob, 1, block.timestamp, v == 27 ? 28 : 27, r, twin);
    }

    function _permit(address spender, uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s) private {
        IERC20Permit(_token()).permit(alice, spender, value, deadline, v, r, s);
    }
}
