/** The checks are left out, as CDKTF would leave them out. */
import { TerraformCheck } from "../../../constructs/hcp/terraform-check";

TerraformCheck.prototype.toTerraform = () => ({});

void import("../../../rehearse/app/main");
