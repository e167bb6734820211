// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Identity} from "../../src/Identity.sol";
import {Fixture} from "../base/Fixture.sol";

contract IdentitySubmitTest is Fixture {
    /// @dev Half of secp256k1's order: a higher s is the same signature's twin.
    uint256 private constant ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141;

    function test_hashIsEip712() public view {
        Identity.Voucher memory v = voucherFor(alice, 1);
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("AID Identity"),
                keccak256("1"),
                block.chainid,
                address(identity)
            )
        );
        bytes32 typeHash =
            keccak256("Voucher(address account,uint64 number,uint8 tier,uint8 countryClass,uint8 kind,uint64 expiry)");
        bytes32 structHash =
            keccak256(abi.encode(typeHash, v.account, v.number, v.tier, v.countryClass, v.kind, v.expiry));
        assertEq(identity.voucherHash(v), keccak256(abi.encodePacked(hex"1901", domain, structHash)));
    }

    function testFuzz_anyoneSubmitsForTheAccount(
        address sender,
        uint64 number,
        uint8 tier,
        uint8 countryClass,
        bool person,
        uint64 validFor
    ) public {
        Identity.Voucher memory v = Identity.Voucher(
            alice,
            uint64(bound(number, 1, identity.MAX_NUMBER_STEP())),
            uint8(bound(tier, 1, 255)),
            countryClass,
            person ? 1 : 2,
            uint64(block.timestamp) + uint64(bound(validFor, 1, 3650 days))
        );
        bytes memory signature = sign(v, attestorKey);
        vm.expectEmit(address(identity));
        emit Identity.Verified(alice, attestor, v.number, v.tier, v.countryClass, v.kind, v.expiry);
        vm.prank(sender);
        identity.submit(v, signature);

        Identity.Record memory r = identity.recordOf(alice);
        assertEq(r.number, v.number);
        assertEq(r.expiry, v.expiry);
        assertEq(r.tier, v.tier);
        assertEq(r.countryClass, v.countryClass);
        assertEq(r.kind, v.kind);
        assertTrue(identity.isVerified(alice));
        vm.warp(v.expiry - 1);
        assertTrue(identity.isVerified(alice));
        vm.warp(v.expiry);
        assertFalse(identity.isVerified(alice));
    }

    function test_aVoucherCountsOnce() public {
        Identity.Voucher memory v = voucherFor(alice, 7);
        bytes memory signature = sign(v, attestorKey);
        identity.submit(v, signature);
        vm.expectRevert(abi.encodeWithSelector(Identity.VoucherOutdated.selector, 7, 7));
        identity.submit(v, signature);
    }

    function test_anOlderVoucherNeverCounts() public {
        Identity.Voucher memory older = voucherFor(alice, 6);
        Identity.Voucher memory newer = voucherFor(alice, 7);
        identity.submit(newer, sign(newer, attestorKey));
        bytes memory signature = sign(older, attestorKey);
        vm.expectRevert(abi.encodeWithSelector(Identity.VoucherOutdated.selector, 6, 7));
        identity.submit(older, signature);
    }

    function test_numberZeroNeverCounts() public {
        Identity.Voucher memory v = voucherFor(alice, 0);
        bytes memory signature = sign(v, attestorKey);
        vm.expectRevert(abi.encodeWithSelector(Identity.VoucherOutdated.selector, 0, 0));
        identity.submit(v, signature);
    }

    function test_numbersRiseInSteps() public {
        uint64 step = identity.MAX_NUMBER_STEP();
        Identity.Voucher memory v = voucherFor(alice, step + 1);
        bytes memory signature = sign(v, attestorKey);
        vm.expectRevert(abi.encodeWithSelector(Identity.VoucherNumberTooHigh.selector, step + 1, step));
        identity.submit(v, signature);
        v.number = step;
        identity.submit(v, sign(v, attestorKey));
        v.number = 2 * step;
        identity.submit(v, sign(v, attestorKey));
        assertEq(identity.recordOf(alice).number, 2 * step);
    }

    function test_refusesWhatMakesNoSense() public {
        Identity.Voucher memory v = voucherFor(address(0), 1);
        _expectRefusal(v, abi.encodeWithSelector(Identity.ZeroAddress.selector));
        v = voucherFor(alice, 1);
        v.tier = 0;
        _expectRefusal(v, abi.encodeWithSelector(Identity.InvalidVoucher.selector));
        v = voucherFor(alice, 1);
        v.kind = 0;
        _expectRefusal(v, abi.encodeWithSelector(Identity.InvalidVoucher.selector));
        v.kind = 3;
        _expectRefusal(v, abi.encodeWithSelector(Identity.InvalidVoucher.selector));
    }

    function test_refusesAnExpiredVoucher() public {
        Identity.Voucher memory v = voucherFor(alice, 1);
        v.expiry = uint64(block.timestamp);
        bytes memory refusal =
            abi.encodeWithSelector(Identity.VoucherExpired.selector, block.timestamp, block.timestamp);
        _expectRefusal(v, refusal);
    }

    function test_refusesAForgedSignature() public {
        Identity.Voucher memory v = voucherFor(alice, 1);
        bytes memory signature = sign(v, aliceKey);
        vm.expectRevert(abi.encodeWithSelector(Identity.UnknownAttestor.selector, alice));
        identity.submit(v, signature);
    }

    function testFuzz_refusesAChangedVoucher(uint256 field) public {
        Identity.Voucher memory v = voucherFor(alice, 1);
        bytes memory signature = sign(v, attestorKey);
        field %= 6;
        if (field == 0) v.account = bob;
        if (field == 1) v.number = 2;
        if (field == 2) v.tier = 2;
        if (field == 3) v.countryClass = 2;
        if (field == 4) v.kind = 2;
        if (field == 5) v.expiry += 1;
        vm.expectPartialRevert(Identity.UnknownAttestor.selector);
        identity.submit(v, signature);
    }

    function test_refusesAnotherChainsVoucher() public {
        Identity.Voucher memory v = voucherFor(alice, 1);
        bytes memory signature = sign(v, attestorKey);
        vm.chainId(1);
        vm.expectPartialRevert(Identity.UnknownAttestor.selector);
        identity.submit(v, signature);
    }

    function test_refusesAnotherContractsVoucher() public {
        Identity other = Identity(vm.deployCode("Identity.sol:Identity", abi.encode(manager, sanctions)));
        Identity.Voucher memory v = voucherFor(alice, 1);
        (uint8 yParity, bytes32 r, bytes32 s) = vm.sign(attestorKey, other.voucherHash(v));
        vm.expectPartialRevert(Identity.UnknownAttestor.selector);
        identity.submit(v, abi.encodePacked(r, s, yParity));
    }

    function test_refusesMalformedSignatures() public {
        Identity.Voucher memory v = voucherFor(alice, 1);
        bytes memory signature = sign(v, attestorKey);
        (bytes32 r, bytes32 s) = abi.decode(bytes.concat(signature), (bytes32, bytes32));
        uint8 yParity = uint8(signature[64]);
        bytes[] memory bad = new bytes[](6);
        // The twin with a high s, EIP-2098's short form, too short, too long, a wrong parity, empty.
        bad[0] = abi.encodePacked(r, ORDER - uint256(s), yParity == 27 ? uint8(28) : uint8(27));
        bad[1] = abi.encodePacked(r, yParity == 27 ? s : bytes32(uint256(s) | (1 << 255)));
        bad[2] = abi.encodePacked(r, s);
        bad[3] = abi.encodePacked(signature, uint8(0));
        bad[4] = abi.encodePacked(r, s, uint8(29));
        bad[5] = "";
        for (uint256 i; i < bad.length; ++i) {
            vm.expectRevert(Identity.InvalidSignature.selector);
            identity.submit(v, bad[i]);
        }
        identity.submit(v, signature);
    }

    function test_aRemovedAttestorsVoucherNoLongerCounts() public {
        Identity.Voucher memory v = voucherFor(alice, 1);
        bytes memory signature = sign(v, attestorKey);
        vm.prank(guardian);
        identity.removeAttestor(attestor);
        vm.expectRevert(abi.encodeWithSelector(Identity.UnknownAttestor.selector, attestor));
        identity.submit(v, signature);
    }

    function _expectRefusal(Identity.Voucher memory v, bytes memory refusal) private {
        bytes memory signature = sign(v, attestorKey);
        vm.expectRevert(refusal);
        identity.submit(v, signature);
    }
}
