/** What a problem says in words. */
const WORDS = new Set(["code", "property", "rule", "fix"]);

/**
 * Leaves the words of messages alone: docs/errors.md holds each of them, and test/errors/errors.test.ts compares. What
 * decides between two texts is mutated all the same.
 */
const messageText = {
  shouldIgnore(path) {
    const isText =
      path.isStringLiteral() || (path.isTemplateLiteral() && path.node.expressions.every(isName));
    if (!isText) return undefined;
    const property = path.findParent((parent) => !parent.isConditionalExpression());
    return property.isObjectProperty() && WORDS.has(property.node.key.name)
      ? "the words of a message are held by docs/errors.md"
      : undefined;
  },
};

const isName = ({ type }) => type === "Identifier" || type === "MemberExpression";

export const strykerPlugins = [{ kind: "Ignore", name: "message-text", value: messageText }];
