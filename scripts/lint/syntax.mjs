// Selectors for no-restricted-syntax, each with a message that tells the fix.

export const EFFECT_MEMBERS = {
  selector: "MemberExpression[object.name='React'][property.name=/^use(Layout|Insertion)?Effect$/]",
  message: "Effects live in hooks/ only: derive the value, or write a hook in hooks/ that says what the effect is for.",
};

export const ENVIRONMENT = {
  // The build replaces these names as text: where they decide what is left out, they must stand as they are.
  selector:
    "MemberExpression[object.object.name='process'][object.property.name='env']:not([property.name=/^(NODE_ENV|NEXT_RUNTIME|NEXT_PUBLIC_LOCAL_WALLET)$/])",
  message: "Read the environment through lib/env: serverEnv() on the server, clientEnv in the browser.",
};

// A token's name is the same in every language, and so is a single letter.
const WORDS = String.raw`/^(?!\s*(AID|sAID|USDC|ETH)\s*$)[\s\S]*\p{L}{2}/u`;

export const LITERAL_TEXT = {
  selector: `JSXText[value=${WORDS}]`,
  message: "Text for people comes from messages/: use a key of the catalogue.",
};

export const LITERAL_ATTRIBUTE = {
  selector: `JSXAttribute[name.name=/^(aria-label|aria-description|aria-roledescription|aria-valuetext|alt|placeholder|title|label)$/] > Literal[value=${WORDS}]`,
  message: "Text for people comes from messages/: use a key of the catalogue.",
};

export const FIXED_SLEEP = {
  selector: "CallExpression[callee.property.name='waitForTimeout']",
  message: "No test sleeps for a fixed time: wait for what must become true.",
};

export const FOCUSED_TEST = {
  selector: "MemberExpression[object.name=/^(it|test|describe)$/][property.name='only']",
  message: "A focused test hides all others: remove .only.",
};

export const SKIPPED_TEST = {
  selector: "MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(skip|todo|fixme)$/]",
  message: "A test that does not run proves nothing: repair it or delete it.",
};

const UNITS = "Units of tokens are lib/money's: use wholeUnits(), usdcToAid(), aidToUsdc() or ratio().";

export const POWER_OF_TEN = {
  selector: "BinaryExpression[operator='**'][left.bigint='10']",
  message: UNITS,
};

/** 1e6, 1e12 and 1e18: the scales of USDC, of one to the other, and of AID. */
export const SCALE_OF_A_TOKEN = {
  selector: "Literal[bigint=/^10{6}(0{6}){0,2}$/]",
  message: UNITS,
};

export const EFFECT_OF_IMPORT = {
  selector: "Program > ExpressionStatement:not([directive])",
  message: "A module that does something by being imported is left out of the build (sideEffects in package.json): export a function that does it.",
};

export const LATE_COMPONENT = {
  selector:
    "CallExpression[callee.name=/^(dynamic|lazy)$/] > ArrowFunctionExpression > :matches(ImportExpression, CallExpression:not([callee.name='keepLoading']))",
  message: "A component whose code does not arrive takes its page down: load it by keepLoading() or loadOnce() of lib/page.",
};
