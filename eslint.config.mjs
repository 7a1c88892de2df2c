import js from "@eslint/js";
import tseslint from "typescript-eslint";

/** Who may import whom; the messages say where to go instead. */
const ROOT_PROVIDER = {
  regex: "^@cdktf/provider-[^/]+(/lib(/index)?)?$",
  message:
    "The root of a provider loads every resource (2 s, 400 MB): import '@cdktf/provider-x/lib/<resource>'.",
};
const BARREL = {
  regex: "^\\.{1,2}(/.*)?/index$|^\\.{1,2}$",
  message: "Inside the library import the file that holds what you need; index.ts is for those outside.",
};
const up = (pattern, message) => ({ regex: pattern, message });
const CDKTF = up(
  "^(cdktf|@cdktf/)",
  "Only constructs/hcp, constructs/azure and stacks/ know cdktf; keep the Packer half free of it.",
);
const APP = up(
  "/(packer/(golden-images|catalog|main|templates|cli)|stacks)(/|$)",
  "The library does not know the app built on it: pass what you need as a prop.",
);
const restrict = (...patterns) => ["error", { patterns: [ROOT_PROVIDER, ...patterns] }];

export default tseslint.config(
  {
    ignores: [
      "node_modules",
      ".cache",
      "packer/out",
      "**/cdktf.out",
      "examples/*/out",
      "coverage",
      "dist",
      "test/consumer/projects",
      "test/data",
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    rules: {
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-extraneous-class": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "no-control-regex": "off",
      "no-restricted-imports": restrict(),
      "max-lines": ["error", 300],
    },
  },
  {
    files: ["constructs/**/*.ts"],
    rules: {
      "no-console": "error",
      "no-restricted-properties": [
        "error",
        ...["env", "cwd", "exit", "stdout", "stderr", "argv"].map((property) => ({
          object: "process",
          property,
          message: "The library takes what it needs as props; the environment is the app's to read.",
        })),
      ],
      "no-restricted-syntax": [
        "error",
        {
          selector: "BinaryExpression[operator='instanceof']",
          message:
            "Two copies of the package may be loaded: brand the class with Symbol.for and a static isX().",
        },
        {
          selector: "ExportAllDeclaration",
          message: "Name what is exported: the public face is a decision.",
        },
      ],
    },
  },
  {
    files: ["constructs/*.ts"],
    rules: {
      "no-restricted-imports": restrict(
        CDKTF,
        APP,
        up("^\\./(image|hcl|packer|hcp|azure)", "errors.ts is the ground floor."),
      ),
    },
  },
  {
    files: ["constructs/image/**/*.ts"],
    rules: {
      "no-restricted-imports": restrict(
        BARREL,
        CDKTF,
        APP,
        up(
          "^\\.\\./(hcl|packer|hcp|azure)",
          "The contract knows neither half: put what both need in constructs/image.",
        ),
      ),
    },
  },
  {
    files: ["constructs/hcl/**/*.ts"],
    rules: {
      "no-restricted-imports": restrict(
        BARREL,
        CDKTF,
        APP,
        up(
          "^\\.\\./(image|packer|hcp|azure)",
          "HCL text knows no Packer and no Azure: put it in constructs/packer.",
        ),
      ),
    },
  },
  {
    files: ["constructs/packer/**/*.ts"],
    rules: {
      "no-restricted-imports": restrict(
        BARREL,
        CDKTF,
        APP,
        up(
          "^(\\.\\./)+(hcp|azure)(/|$)",
          "The Packer half and the Terraform half meet in constructs/image only.",
        ),
      ),
    },
  },
  {
    files: ["constructs/hcp/**/*.ts"],
    rules: {
      "no-restricted-imports": restrict(
        BARREL,
        APP,
        up("^(\\.\\./)+packer(/|$)", "The Terraform half and the Packer half meet in constructs/image only."),
        up(
          "^(\\.\\./)+azure(/|$)",
          "constructs/azure builds on constructs/hcp: pass what you need as an argument.",
        ),
      ),
    },
  },
  {
    files: ["constructs/azure/**/*.ts"],
    rules: {
      "no-restricted-imports": restrict(
        BARREL,
        APP,
        up("^(\\.\\./)+packer(/|$)", "The Terraform half and the Packer half meet in constructs/image only."),
      ),
    },
  },
  {
    files: ["stacks/**/*.ts"],
    rules: {
      "no-restricted-imports": restrict(
        up(
          "^\\.\\./packer/(?!golden-images$)",
          "stacks/ takes the images from packer/golden-images, and nothing else from there.",
        ),
      ),
    },
  },
  {
    files: ["rehearse/**/*.ts"],
    rules: {
      "no-restricted-imports": restrict(
        CDKTF,
        up(
          "/local-registry/(?!registry-server$|store/state-error$)",
          "What is rehearsed is read by Packer and Terraform, or asked of the API: never look behind it.",
        ),
        up("/test/(?!tools/)|(^|/)test$", "A rehearsal needs no test; tools.ts is its way to test/tools."),
        up("/(stacks|packer/(golden-images|catalog|main|templates|cli))(/|$)", "app/ has images of its own."),
      ),
    },
  },
  {
    files: ["rehearse/app/**/*.ts"],
    rules: {
      "no-restricted-imports": restrict(
        up(
          "^\\.\\./(?!\\.\\./constructs/)",
          "The app is what others write: it knows the library, and contract.ts.",
        ),
      ),
    },
  },
  { files: ["constructs/**/index.ts"], rules: { "no-restricted-imports": "off" } },
  // The main entry is two of the faces, whole: what they hold was decided there.
  { files: ["constructs/index.ts"], rules: { "no-restricted-syntax": "off" } },
  { files: ["test/**/*.ts"], rules: { "max-lines": ["error", 400] } },
  {
    files: ["**/*.js", "**/*.cjs", "**/*.mjs"],
    languageOptions: {
      globals: {
        process: "readonly",
        console: "readonly",
        module: "writable",
        require: "readonly",
        Buffer: "readonly",
        __dirname: "readonly",
        __filename: "readonly",
        setTimeout: "readonly",
      },
    },
    rules: { "@typescript-eslint/no-require-imports": "off" },
  },
);
