/** A value as hcl2json gives it: an expression stays text, `${var.name}`. */
export type HclJson = string | number | boolean | null | readonly HclJson[] | HclJsonObject;
export interface HclJsonObject {
  readonly [name: string]: HclJson | undefined;
}

export function isObject(value: HclJson | undefined): value is HclJsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Whether Packer would take `value` for an option of this type. Literals are converted as HCL converts them
 * (`"30"` is a number, `true` a string); an expression is taken for whatever it may become.
 */
export function fitsType(value: HclJson | undefined, type: string): boolean {
  if (value === null || value === undefined || isWholeExpression(value)) return true;
  const [, collection, element] = /^(list|map)\((.+)\)$/.exec(type) ?? [];
  if (collection === "list") return isList(value) && value.every((item) => fitsType(item, element ?? ""));
  if (collection === "map") {
    return isObject(value) && Object.values(value).every((item) => fitsType(item, element ?? ""));
  }
  return fitsScalar(value, type);
}

function fitsScalar(value: HclJson, type: string): boolean {
  if (typeof value === "object") return false;
  if (type === "string" || isTemplate(value)) return true;
  if (type === "number") {
    return (
      typeof value === "number" || (typeof value === "string" && /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(value))
    );
  }
  if (type === "bool")
    return typeof value === "boolean" || (typeof value === "string" && /^(true|false|1|0)$/.test(value));
  throw new Error(`the option table has a type that this check does not know: ${type}`);
}

function isList(value: HclJson): value is readonly HclJson[] {
  return Array.isArray(value);
}

function isWholeExpression(value: HclJson): boolean {
  return typeof value === "string" && /^\$\{[^]*\}$/.test(value);
}

/** Text with an interpolation in it; `$${` and `%%{` are HCL's escapes for the plain characters. */
function isTemplate(value: HclJson): boolean {
  return typeof value === "string" && /(?<!\$)\$\{|(?<!%)%\{/.test(value);
}
