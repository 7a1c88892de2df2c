import { HcpStub } from "./hcp-stub";
import { TerraformFolder } from "./terraform-folder";

/** Hands `flow` a registry and a folder in front of it, and removes both when it is through. */
export async function withRegistry<Result>(
  flow: (hcp: HcpStub, folder: TerraformFolder) => Promise<Result>,
): Promise<Result> {
  const hcp = await HcpStub.start();
  const folder = new TerraformFolder(hcp.address);
  try {
    return await flow(hcp, folder);
  } finally {
    folder.remove();
    await hcp.stop();
  }
}
