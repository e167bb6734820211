// Written by the deployment; do not edit. Chain id → contract name → address.
export const generatedCreditAddresses = {
  31337: {
    GpuTitle: "0x8A791620dd6260079BF849Dc5567aDC3F2FdC318",
    TitleMetadata: "0x8aCd85898458400f7Db866d53FCFF6f0D49741FF",
    Appraisals: "0x610178dA211FEF7D417bC0e6FeD39F05609AD788",
    Telemetry: "0xB7f8BC63BbcaD18155201308C8f3540b07f84F5e",
    Attestations: "0xA51c1fc2f0D1a1b8494Ed1FE312d7C3a78Ed91C0",
    DealFactory: "0x9A676e781A523b5d0C0e43731313A708CB607508",
    Deal: "0x68B1D87F95878fE05B998F19b66F4baba5De1aed",
    DealDraw: "0x959922bE3CAee4b8Cd9a407cc3ac1C251C2007B1",
    DealServicing: "0x9A9f2CCfdE556A7E9Ff0848998Aa4a0CFD8863AE",
    DealLedger: "0x0B306BF915C4d645ff596e518fAf3F9669b97016",
    JuniorToken: "0x0DCd1Bf9A1b36cE34237eEaFef220932846BCD82",
    CollateralAuction: "0x3Aa5ebB10DC797CAC828524e59A333d0A371443c",
    SeniorPositions: "0x856e4424f806D16E8CBC702B3c0F2ede5468eae5",
    DealLens: "0xc6e7DF5E7b4f2A278906862b61205850344D4e7d",
  },
} as const;
