/**
 * The contract and the Packer half, whole: what a project without cdktf needs. The Terraform half is
 * `cdktf-golden-image/hcp` and `cdktf-golden-image/azure`.
 *
 * @packageDocumentation
 */
export { ImageError } from "./errors";
export type { Problem } from "./errors";
export * from "./image";
export * from "./packer";
