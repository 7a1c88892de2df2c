import { DataHcpPackerArtifact } from "@cdktf/provider-hcp/lib/data-hcp-packer-artifact";
import { Construct } from "constructs";
import type { ImageArtifact } from "../image/image-artifact";
import { terraformLiteral } from "./terraform-literal";

/** Which artifact of which version. */
export interface ArtifactLookUp {
  readonly bucket: string;
  /** A fingerprint, or the reference to one. */
  readonly fingerprint: string;
  readonly artifact: ImageArtifact;
  /** The region under which HCP Packer records the artifact. */
  readonly region: string;
}

/**
 * Looks an artifact up by its version's fingerprint, which is no look-up of a channel and not billed as one. Where
 * there is none, Terraform says so with the look-up's address: that one says what to do.
 */
export function lookUpArtifact(scope: Construct, lookUp: ArtifactLookUp): DataHcpPackerArtifact {
  const { bucket, fingerprint, artifact, region } = lookUp;
  return new DataHcpPackerArtifact(scope, `build-${nameIn(artifact.componentType)}-in-${nameIn(region)}`, {
    bucketName: bucket,
    versionFingerprint: fingerprint,
    platform: terraformLiteral(artifact.platform),
    region: terraformLiteral(region),
    componentType: artifact.componentType,
  });
}

/** The same for the look-up of a check, under Terraform's own names. */
export function artifactArguments({ bucket, fingerprint, artifact, region }: ArtifactLookUp) {
  return {
    bucket_name: bucket,
    version_fingerprint: fingerprint,
    platform: terraformLiteral(artifact.platform),
    region: terraformLiteral(region),
    component_type: artifact.componentType,
  };
}

/** A name as part of an address: a component type has a dot, and other platforms' regions can hold anything. */
function nameIn(text: string): string {
  return text.replace(/[^A-Za-z0-9]+/g, "-");
}
