/// <reference types="next" />
/// <reference types="next/image-types/global" />

// Written out here instead of including Next's generated `next-env.d.ts`: that file points into
// the output folder of the last build, and there are several (NEXT_DIST_DIR).

import type { Locale } from "./i18n/locales";
import type messages from "./messages/en.json";
import type localMessages from "./messages/local/en.json";

declare module "next-intl" {
  /** English is the catalogue that all keys are checked against: an unknown key fails the type check. */
  interface AppConfig {
    Locale: Locale;
    Messages: typeof messages & typeof localMessages;
  }
}
