export { live, liveBetween, stir } from "./play";
export { planOf } from "./plan/plan-of";
export { daysOf, type Plan } from "./plan/plan";
