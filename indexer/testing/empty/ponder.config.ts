// What `npm run measure:index rate` compares the index with: Ponder over the same contracts of the same chain, which keeps nothing.
export { default } from "../../ponder.config";
