import { AmountText, type AmountTextProps } from "./amount-text";

/** An amount with its token: "9,985.02 USDC". The two stay on one line. */
export function TokenAmount(props: AmountTextProps) {
  return (
    <span className="whitespace-nowrap">
      <AmountText {...props} /> {props.amount.token}
    </span>
  );
}
