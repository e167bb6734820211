/** Tokens of app/styles/tokens.css that the page uses; its test compares them. A page of the API process cannot load the app's styles. */
export const pageTokens = {
  paper: "light-dark(#f7f4ee, #111214)",
  raised: "light-dark(#fffdf9, #18191c)",
  ink: "light-dark(#17181b, #ece8df)",
  "ink-2": "light-dark(#55565a, #a5a29a)",
  rule: "light-dark(#d9d4c9, #2c2d30)",
  copper: "light-dark(#a9502a, #e08a5b)",
} as const;

/** The app's own icon (app/icon.svg), within the page: a browser that finds none asks the server for one. Its test compares them. */
export const pageIcon = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><style>.p{fill:#f7f4ee}.i{fill:#17181b}.c{fill:#a9502a}@media(prefers-color-scheme:dark){.p{fill:#111214}.i{fill:#ece8df}.c{fill:#e08a5b}}</style><rect class="p" width="32" height="32" rx="4"/><path class="c" d="M6 6h9v20H6z"/><path class="i" d="M17 6h9v3h-9z"/><path class="i" d="M17 11h9v15h-9zm1.5 1.5v12h6v-12z" fill-rule="evenodd"/></svg>';

const variables = Object.entries(pageTokens).map(([name, value]) => `--${name}:${value};`).join("");

export const pageStyle = `:root{color-scheme:light dark;${variables}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.6 "IBM Plex Sans",system-ui,sans-serif;overflow-wrap:break-word}
main{max-width:56rem;margin:0 auto;padding:2.5rem 1.25rem 6rem}
h1,h2,h3{font-family:"Source Serif 4",Georgia,serif;font-weight:500;line-height:1.2}
h1{font-size:2.5rem;margin:0 0 1rem}
h2{font-size:1.5rem;margin:0 0 .75rem}
h3{font-size:1.15rem;margin:0 0 .25rem}
section{border-top:1px solid var(--rule);margin-top:2.5rem;padding-top:1.75rem}
section section{margin-top:1.5rem;padding-top:1.25rem}
.lead{font-size:1.1rem;max-width:44rem}
code{font-family:"IBM Plex Mono",ui-monospace,monospace;font-size:.9em}
.path{background:var(--raised);border:1px solid var(--rule);padding:.4rem .6rem;display:inline-block;max-width:100%;overflow-wrap:anywhere}
a{color:var(--copper);text-underline-offset:.2em}
a:focus-visible,[tabindex]:focus-visible{outline:2px solid var(--copper);outline-offset:2px}
nav{border-top:1px solid var(--rule);margin-top:2rem;padding-top:1.5rem}
nav ul{list-style:none;padding:0;margin:0}
nav li{display:flex;flex-wrap:wrap;gap:.25rem 1rem;padding:.35rem 0;border-bottom:1px solid var(--rule)}
nav span,dt span,dd{color:var(--ink-2)}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;text-align:left}
th,td{padding:.5rem .75rem .5rem 0;border-bottom:1px solid var(--rule);vertical-align:top;font-weight:400}
thead th{color:var(--ink-2);font-size:.85rem}
dl{margin:.5rem 0}
dt{margin-top:.6rem}
dd{margin:0 0 0 1.25rem}
.skip{position:absolute;left:-100vw}
.skip:focus{left:1rem;top:1rem;background:var(--raised);padding:.5rem 1rem}
`;
