/** Files at the root that the package holds beside what is compiled. */
export const PACKED_AS_THEY_ARE = ["CHANGELOG.md", "LICENSE", "README.md", "package.json"];
