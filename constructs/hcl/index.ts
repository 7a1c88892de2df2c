export { attribute, attributes, block, group, shared } from "./body";
export type { Attribute, Block, Body, Group } from "./body";
export { printBody } from "./print";
export { call, conditional, isExpression, raw, reference, template } from "./value";
export type {
  HclCall,
  HclConditional,
  HclExpression,
  HclMap,
  HclRaw,
  HclReference,
  HclTemplate,
  HclText,
  HclValue,
} from "./value";
