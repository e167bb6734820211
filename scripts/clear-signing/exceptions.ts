/** What changes state, is in abis/, and has no descriptor of ours: by contract and signature, with the reason. */
export const exceptions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  AID: {
    "mint(address,uint256)": "only the Issuer and the Treasury may call it, which are contracts",
    "burn(address,uint256)": "only the Issuer and the Treasury may call it, which are contracts",
  },
  StakedAID: {
    "addReward(uint256)": "only the Treasury may call it",
    "absorbLoss(uint256)": "only the Treasury may call it",
    "settleExits()": "only the Treasury may call it",
  },
  ExitTicket: {
    "mint(address,uint256)": "only sAID may call it, which is a contract",
    "burn(uint256)": "only sAID may call it, which is a contract",
    "refresh(uint256,uint256)": "only sAID may call it, which is a contract",
  },
  Treasury: {
    "onMint(uint256)": "only the Issuer may call it",
    "payOut(address,uint256)": "only the Issuer may call it",
    "fund(uint64,uint64,uint24,address,bytes32,bytes32,address,uint8)": "only deals may call it, which are contracts",
    "onReceipt(uint64,uint64,uint64,uint24,bool,uint8)": "only deals may call it, which are contracts",
    "onFee(uint256)": "only deals may call it, which are contracts",
    "reposition(uint64,uint24,bool,uint8)": "only deals may call it, which are contracts",
    "writeOff(uint64)": "only deals may call it, which are contracts",
    "close()": "only deals may call it, which are contracts",
    "setAuthority(address)": "only the AccessManager may call it; people sign its updateAuthority",
  },
  Issuer: { "setAuthority(address)": "only the AccessManager may call it; people sign its updateAuthority" },
  Identity: { "setAuthority(address)": "only the AccessManager may call it; people sign its updateAuthority" },
  AccessManager: { "consumeScheduledOp(address,bytes)": "only a contract under it may call it" },
};

/** Interfaces in abis/ of contracts that have no descriptor of ours at all. */
export const undescribed: Readonly<Record<string, string>> = {
  Lens: "nothing in it changes state",
  Usdc: "it is Circle's: only its owner may describe it, and wallets know ERC-20 and ERC-2612 without a descriptor",
  Pool: "it is Uniswap's, and nobody is asked to sign a call of it",
  Quoter: "it is Uniswap's, and only read",
  SwapRouter: "it is Uniswap's: only its owner may describe it",
  Errors: "the union of all errors, no contract",
};
