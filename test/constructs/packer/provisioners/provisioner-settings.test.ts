import { Problems, describeProblem } from "../../../../constructs/errors";
import {
  ProvisionerSettings,
  SETTING_NAMES,
  checkSettings,
  settingsAttributes,
} from "../../../../constructs/packer/provisioners/provisioner-settings";

const WEB = { name: "azure-arm.web", label: "web" };
const DOCKER = { name: "docker.web-image", label: "web-image" };

/** What is said about the settings of a step, without the place. */
function said(settings: ProvisionerSettings, ...sources: readonly (typeof WEB)[]): readonly string[] {
  const problems = new Problems("Web");
  checkSettings(problems, "install[1]", settings, sources);
  return problems.all.map((problem) => describeProblem(problem).replace("[Web] install[1].", ""));
}

test.each<[string, ProvisionerSettings]>([
  ["nothing", {}],
  ["one source", { only: ["docker.web-image"] }],
  ["all but one source", { except: ["azure-arm.web"] }],
  ["a pause", { pauseBeforeSeconds: 0 }],
  ["a timeout", { timeoutMinutes: 1 }],
  ["retries", { maxRetries: 0 }],
  ["other options for one source", { override: { web: {}, "web-image": {} } }],
])("a step can be told %s", (_, settings) => expect(said(settings, WEB, DOCKER)).toEqual([]));

test("a step of a template without sources is not said to run for none: that is said of the template", () => {
  expect(said({})).toEqual([]);
});

test("rejects only and except together", () => {
  expect(said({ only: ["azure-arm.web"], except: ["docker.web-image"] }, WEB, DOCKER)).toEqual([
    'only can not be given together with except, got ["azure-arm.web"]; keep one of the two',
  ]);
});

test.each(["only", "except"] as const)("rejects a source in %s that the template has not", (setting) => {
  expect(said({ [setting]: ["azure-arm.web", "web"] }, WEB, DOCKER)).toEqual([
    `${setting} must name sources of this template, got "web"; it has azure-arm.web, docker.web-image`,
  ]);
});

test("rejects a step that runs for no source", () => {
  expect(said({ except: ["azure-arm.web", "docker.web-image"] }, WEB, DOCKER)).toEqual([
    'except must leave a source for which the step runs, got ["azure-arm.web","docker.web-image"]; leave the step out',
  ]);
});

test("rejects other options for a label that the template has not", () => {
  expect(said({ override: { web: {}, "azure-arm.web": {} } }, WEB, DOCKER)).toEqual([
    'override must name labels of sources of this template, got "azure-arm.web"; it has web, web-image',
  ]);
});

test("rejects a pause that makes Packer forget the timeout", () => {
  expect(said({ pauseBeforeSeconds: 5, timeoutMinutes: 5 }, WEB)).toEqual([
    'pauseBeforeSeconds makes Packer forget timeoutMinutes, got 5; wait in a step before: Provisioner.shell({ inline: ["sleep 5"] })',
  ]);
});

test.each([
  ["pauseBeforeSeconds", -1, 0],
  ["timeoutMinutes", 0, 1],
  ["maxRetries", -1, 0],
  ["maxRetries", 1.5, 0],
  ["maxRetries", "2", 0],
])("rejects %s %j", (name, value, least) => {
  expect(said({ [name]: value }, WEB)).toEqual([
    `${name} must be a whole number of at least ${least}, got ${JSON.stringify(value)}; use 5`,
  ]);
});

test("Packer's name of a setting leads to ours", () => {
  const given: Required<ProvisionerSettings> = {
    only: [],
    except: [],
    pauseBeforeSeconds: 1,
    timeoutMinutes: 1,
    maxRetries: 1,
    continueOnError: true,
    override: {},
  };

  expect(settingsAttributes(given).map(({ name }) => SETTING_NAMES[name])).toEqual(Object.keys(given));
});
