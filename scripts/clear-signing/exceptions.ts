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
    "fund(uint64,uint64,uint24,bool,address,bytes32,bytes32,address,uint8)": "only deals may call it, which are contracts",
    "onReceipt(uint64,uint64,uint64,uint24,bool,uint8)": "only deals may call it, which are contracts",
    "onFee(uint256)": "only deals may call it, which are contracts",
    "reposition(uint64,uint24,bool,uint8)": "only deals may call it, which are contracts",
    "writeOff(uint64)": "only deals may call it, which are contracts",
    "close()": "only deals may call it, which are contracts",
    "setAuthority(address)": "only the AccessManager may call it; people sign its updateAuthority",
  },
  Issuer: { "setAuthority(address)": "only the AccessManager may call it; people sign its updateAuthority" },
  Identity: { "setAuthority(address)": "only the AccessManager may call it; people sign its updateAuthority" },
  GpuTitle: {
    "giveBack(uint256)": "only its deal may call it, which is a contract",
    "seize(uint256)": "only its deal may call it, which is a contract",
    "deliver(uint256,address)": "only its deal may call it, which is a contract",
    "setAuthority(address)": "only the AccessManager may call it; people sign its updateAuthority",
  },
  Appraisals: { "setAuthority(address)": "only the AccessManager may call it; people sign its updateAuthority" },
  Attestations: { "setAuthority(address)": "only the AccessManager may call it; people sign its updateAuthority" },
  DealFactory: { "setAuthority(address)": "only the AccessManager may call it; people sign its updateAuthority" },
  Deal: {
    "initialise(uint256,(address,address,uint64,uint64,uint64,uint64,uint64,uint64,uint16,uint16,uint16,uint16,uint16,uint16,uint16,uint16,uint16,uint8,uint8,bool,uint24,uint40,uint40,uint64,uint40,uint8,bytes32,bytes32),address)":
      "only the factory may call it, which is a contract",
    "onApproved()": "only the factory may call it, which is a contract",
    "onCancelled()": "only the factory may call it, which is a contract",
    "onSold(address,uint64)": "only the auction may call it, which is a contract",
    "payJunior(address,uint64)": "only the junior token may call it, which is a contract",
    "refundJunior(address,uint64)": "only the junior token may call it, which is a contract",
  },
  JuniorToken: {
    "initialise(address,uint256)": "the factory calls it when it makes the token, and nobody can again",
    "mint(address,uint64)": "only its deal may call it, which is a contract",
    "distribute(uint64)": "only its deal may call it, which is a contract",
  },
  CollateralAuction: {
    "start(uint256)": "only deals may call it, which are contracts",
    "stop()": "only deals may call it, which are contracts",
  },
  AccessManager: { "consumeScheduledOp(address,bytes)": "only a contract under it may call it" },
};

/** Interfaces in abis/ of contracts that have no descriptor of ours at all. */
export const undescribed: Readonly<Record<string, string>> = {
  Lens: "nothing in it changes state",
  Usdc: "it is Circle's: only its owner may describe it, and wallets know ERC-20 and ERC-2612 without a descriptor",
  Pool: "it is Uniswap's, and nobody is asked to sign a call of it",
  PoolEvents: "what the pool tells: nothing in it can be called",
  PositionEvents: "what the manager of positions tells: nothing in it can be called",
  Quoter: "it is Uniswap's, and only read",
  SwapRouter: "it is Uniswap's: only its owner may describe it",
  Errors: "the union of all errors, no contract",
  CreditErrors: "the errors of titles and deals, no contract",
  DealLens: "nothing in it changes state",
  SeniorPositions: "only the Treasury may change it, which is a contract",
};
