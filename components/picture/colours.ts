/** The light colours of app/styles/tokens.css, which a picture cannot read. */
export const colours = {
  paper: "#f7f4ee",
  ink: "#17181b",
  "ink-2": "#55565a",
  rule: "#d9d4c9",
  copper: "#a9502a",
  d1: "#a9502a",
  d2: "#1d4a78",
  d4: "#5c8570",
  loss: "#a3262a",
} as const;
