import { Problems } from "../../errors";

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** A longer value would hide the message. */
const SHOWN = 80;

/**
 * Data that the plugin passes on as it is, although Azure wants base64. It is not encoded here: text that
 * happens to be base64 could not be told apart, and would arrive encoded twice.
 */
export function requireEncodedData(problems: Problems, property: string, data: string): void {
  const encoded = Buffer.from(data).toString("base64");
  problems.require(BASE64.test(data), {
    code: "encoded-data",
    property,
    rule: "must be base64 without line breaks: the plugin passes it on as it is",
    got: data,
    fix:
      encoded.length <= SHOWN
        ? `use ${JSON.stringify(encoded)}`
        : 'use Buffer.from(data).toString("base64"), or name the file that holds the data',
  });
}
