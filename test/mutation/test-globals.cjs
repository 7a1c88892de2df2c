const { expect } = require("expect");
const { bind } = require("jest-each");

const HOOKS = ["beforeAll", "beforeEach", "afterEach", "afterAll"];

/** The suite that is being declared. */
let current;

/** A test is known by its place in its file: names hold tokens of CDKTF, which are others each time. */
let place = 0;

const suite = (name, parent) => ({
  name,
  parent,
  entries: [],
  ...Object.fromEntries(HOOKS.map((hook) => [hook, []])),
});

function describe(name, body) {
  const outer = current;
  current = suite([outer.name, String(name)].filter(Boolean).join(" "), outer);
  outer.entries.push(current);
  body();
  current = outer;
}

function test(name, body) {
  current.entries.push({
    name: [current.name, String(name)].filter(Boolean).join(" "),
    place: place++,
    body,
  });
}

/** Puts what test files are written with into the global scope. */
function provideGlobals() {
  describe.each = bind(describe, false);
  test.each = bind(test, false);
  test.concurrent = test;
  test.skip = () => undefined;
  Object.assign(globalThis, { describe, test, it: test, expect });
  for (const hook of HOOKS) globalThis[hook] = (body) => current[hook].push(body);
}

/** The tests that `load` declares. */
function declaredBy(load) {
  current = suite("");
  place = 0;
  load();
  return current;
}

/**
 * Runs the tests of a suite by `run`, which says whether to go on, between their hooks.
 *
 * @param isWanted whether to run a test
 */
async function runSuite(declared, isWanted, run) {
  const holds = (entry) => (entry.entries ? entry.entries.some(holds) : isWanted(entry));
  if (!holds(declared)) return true;
  for (const hook of declared.beforeAll) await hook();
  let goesOn = true;
  for (const entry of declared.entries.filter(holds)) {
    if (!goesOn) break;
    goesOn = entry.entries
      ? await runSuite(entry, isWanted, run)
      : await run(entry, () => runTest(declared, entry));
  }
  for (const hook of declared.afterAll) await hook();
  return goesOn;
}

async function runTest(declared, { body }) {
  const suites = [];
  for (let each = declared; each !== undefined; each = each.parent) suites.unshift(each);
  expect.setState({
    assertionCalls: 0,
    expectedAssertionsNumber: null,
    isExpectingAssertions: false,
    suppressedErrors: [],
  });
  for (const hook of suites.flatMap(({ beforeEach }) => beforeEach)) await hook();
  try {
    await body();
    for (const { error } of expect.extractExpectedAssertionsErrors()) throw error;
  } finally {
    for (const hook of suites.reverse().flatMap(({ afterEach }) => afterEach)) await hook();
  }
}

module.exports = { declaredBy, provideGlobals, runSuite };
