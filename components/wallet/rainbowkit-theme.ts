import { lightTheme, type Theme } from "@rainbow-me/rainbowkit";

type ThemeVars = Exclude<Theme, { lightMode: unknown }>;

const base = lightTheme({ borderRadius: "small", overlayBlur: "none" });

/** RainbowKit in our own colours: tokens follow light and dark by themselves (app/styles/tokens.css). */
export const rainbowKitTheme: ThemeVars = {
  ...base,
  colors: {
    ...base.colors,
    accentColor: "var(--copper)",
    accentColorForeground: "var(--copper-ink)",
    actionButtonBorder: "var(--rule)",
    actionButtonBorderMobile: "var(--rule)",
    actionButtonSecondaryBackground: "var(--copper-wash)",
    closeButton: "var(--ink-2)",
    closeButtonBackground: "transparent",
    connectButtonBackground: "var(--raised)",
    connectButtonText: "var(--ink)",
    downloadBottomCardBackground: "var(--paper)",
    downloadTopCardBackground: "var(--raised)",
    error: "var(--loss)",
    generalBorder: "var(--rule)",
    generalBorderDim: "var(--rule)",
    menuItemBackground: "var(--copper-wash)",
    // RainbowKit cuts slashes out of values.
    modalBackdrop: "rgba(0, 0, 0, 0.5)",
    modalBackground: "var(--raised)",
    modalBorder: "var(--rule)",
    modalText: "var(--ink)",
    modalTextDim: "var(--ink-2)",
    modalTextSecondary: "var(--ink-2)",
    profileAction: "var(--paper)",
    profileActionHover: "var(--copper-wash)",
    profileForeground: "var(--paper)",
    selectedOptionBorder: "var(--copper)",
  },
  fonts: { body: "var(--font-sans)" },
  radii: { actionButton: "3px", connectButton: "3px", menuButton: "3px", modal: "4px", modalMobile: "4px" },
  shadows: { ...base.shadows, dialog: "none", selectedOption: "none", selectedWallet: "none", walletLogo: "none" },
};
