// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Appraisals} from "../../src/Appraisals.sol";
import {Attestations} from "../../src/Attestations.sol";
import {Deal} from "../../src/Deal.sol";
import {DealRaise} from "../../src/DealRaise.sol";
import {Roles} from "../base/Roles.sol";
import {DealKinds} from "./DealKinds.sol";

/// @notice What registrar, bailee, appraisers, signers, reporter, roster admin and admin do. None of it moves money, a
/// pledged title or a claim.
abstract contract RegisterActions is DealKinds {
    modifier movesNothing() {
        bytes32 before = _allBooks();
        _;
        assertEq(_allBooks(), before, "P6: a register moved something");
    }

    function _allBooks() private view returns (bytes32 all) {
        for (uint256 i; i < deals.length; ++i) {
            all = keccak256(abi.encode(all, _fingerprint(deals[i])));
        }
        return keccak256(abi.encode(all, aid.totalSupply(), usdc.balanceOf(address(treasury)), staked.ledger()));
    }

    function titleStatement(uint256 which, uint256 kind) external movesNothing {
        uint256 id = _pick(which).terms().titleId;
        if (!titles.isTitled(id)) return;
        kind %= 4;
        if (kind == 0) record(updateOf(id));
        if (kind == 1) record(insureOf(id));
        if (kind == 2) record(claimOf(id));
        if (kind == 3) _swapChassis();
        ++done["title statement"];
    }

    function _swapChassis() private {
        uint256 id = newTitle(borrower);
        bytes32[] memory removed = new bytes32[](1);
        bytes32[] memory added = new bytes32[](1);
        (removed[0], added[0]) = (serials(id, 2)[0], keccak256(abi.encode("spare", id)));
        record(changeOf(id, removed, added));
    }

    /// @dev A free title changes hands in every way the standard has.
    function moveTitle() external movesNothing {
        uint256 id = newTitle(borrower);
        vm.prank(borrower);
        titles.approve(carol, id);
        vm.prank(carol);
        titles.transferFrom(borrower, carol, id);
        vm.prank(carol);
        titles.setApprovalForAll(bob, true);
        vm.startPrank(bob);
        titles.safeTransferFrom(carol, bob, id);
        titles.safeTransferFrom(bob, alice, id, "data");
        vm.stopPrank();
        assertEq(titles.ownerOf(id), alice);
        ++done["title moved"];
    }

    function attestAgain(uint256 which, uint256 kind) external movesNothing {
        Attestations.Kind k = Attestations.Kind(kind % 3);
        uint96 subject = k == Attestations.Kind.Bailee ? _pick(which).terms().titleId : 0;
        attest(statementOf(k, subject));
        ++done["attested"];
    }

    /// @dev The guardian takes somebody off a roster at once; the roster admin brings them back two days later.
    function rosterTurns(uint256 kind) external movesNothing {
        kind %= 3;
        address target = kind == 0 ? address(titles) : kind == 1 ? address(appraisals) : address(attestations);
        bytes memory add = abi.encodeCall(titles.addBailee, (bailee));
        bytes memory remove = abi.encodeCall(titles.removeBailee, (bailee));
        if (kind == 1) {
            add = abi.encodeCall(Appraisals.addAppraiser, (appraiser[0]));
            remove = abi.encodeCall(Appraisals.removeAppraiser, (appraiser[0]));
        } else if (kind == 2) {
            add = abi.encodeCall(Attestations.addSigner, (Attestations.Kind.Bailee, signer[2]));
            remove = abi.encodeCall(Attestations.removeSigner, (Attestations.Kind.Bailee, signer[2]));
        }
        vm.prank(guardian);
        (bool ok,) = target.call(remove);
        assertTrue(ok, "removed at once");
        asDelayed(rosterAdmin, target, add, Roles.ROSTER_ADMIN_DELAY);
        ++done["roster"];
    }

    /// @dev The strongest role gives a contract its authority anew, after its seven days.
    function renewAuthority(uint256 which) external movesNothing {
        address[7] memory managed = [
            address(issuer),
            address(identity),
            address(treasury),
            address(titles),
            address(appraisals),
            address(attestations),
            address(factory)
        ];
        bytes memory data = abi.encodeCall(manager.updateAuthority, (managed[which % 7], address(manager)));
        asDelayed(governance, address(manager), data, Roles.ADMIN_DELAY);
        ++done["authority"];
    }

    /// @dev What only our own contracts may call, called by whoever has a role or none, with any words.
    function forbidden(uint256 which, uint256 who, uint256 what, uint256 word) external movesNothing {
        Deal d = _pick(which);
        (address target, bytes4 selector) = _reserved(d, what % 27);
        address[10] memory callers = [
            governance, guardian, treasurer, underwriter, registrar, rosterAdmin, borrower, servicer, feeRecipient, bob
        ];
        bytes memory words =
            abi.encode(word % 2 == 0 ? uint256(uint160(bob)) : word % 9, word % 5, word % 3, 1, 0, 0, 0, 0);
        vm.prank(callers[who % 10]);
        (bool ok,) = target.call(bytes.concat(selector, words));
        assertFalse(ok, string.concat("P6: called what is ours: ", vm.toString(what % 27)));
        ++done["forbidden"];
    }

    function _reserved(Deal d, uint256 i) private view returns (address, bytes4) {
        address t = address(treasury);
        address p = address(treasury.POSITIONS());
        address token = address(tokenOf(d));
        if (i < 8) {
            bytes4[8] memory s = [
                treasury.fund.selector,
                treasury.onReceipt.selector,
                treasury.onFee.selector,
                treasury.reposition.selector,
                treasury.writeOff.selector,
                treasury.close.selector,
                treasury.onMint.selector,
                treasury.payOut.selector
            ];
            return (t, s[i]);
        }
        if (i < 13) {
            string[5] memory s = [
                "open((address,uint64,uint64,uint24,bool,address,bytes32,bytes32,address),uint256,uint256)",
                "repay(address,uint64,uint64,uint24,bool,uint256)",
                "move(address,uint64,uint24,bool,uint256)",
                "writeOff(address,uint64)",
                "close(address)"
            ];
            return (p, bytes4(keccak256(bytes(s[i - 8]))));
        }
        if (i < 19) {
            bytes4[6] memory s = [
                DealRaise.initialise.selector,
                DealRaise.onApproved.selector,
                DealRaise.onCancelled.selector,
                Deal.onSold.selector,
                DealRaise.payJunior.selector,
                DealRaise.refundJunior.selector
            ];
            return (address(d), s[i - 13]);
        }
        if (i == 19) return (token, bytes4(keccak256("initialise(address,uint256)")));
        if (i == 20) return (token, bytes4(keccak256("mint(address,uint64)")));
        if (i == 21) return (token, bytes4(keccak256("distribute(uint64)")));
        if (i == 22) return (address(auction), auction.start.selector);
        if (i == 23) return (address(auction), auction.stop.selector);
        if (i == 24) return (address(titles), titles.seize.selector);
        if (i == 25) return (address(titles), titles.giveBack.selector);
        return (address(titles), titles.deliver.selector);
    }
}
