export function demoWalletFindings(folder: string, expectLocal?: boolean): string[];
