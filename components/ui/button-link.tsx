import { PageLink } from "./page-link";
import type { ComponentProps } from "react";
import { buttonClass, type ButtonSize, type ButtonVariant } from "./button-class";

type ButtonLinkProps = Omit<ComponentProps<typeof PageLink>, "className"> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  wide?: boolean;
};

/** A link to a place where something is done, drawn as a button. */
export function ButtonLink({ variant, size, wide, ...rest }: ButtonLinkProps) {
  return <PageLink {...rest} data-plain="" className={buttonClass({ variant, size, wide })} />;
}
