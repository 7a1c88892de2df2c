import { Problems } from "../errors";
import { nearestName } from "../nearest-name";
import { carriesBrand } from "./given-value";

const BRAND = Symbol.for("cdktf-golden-image/AzureRegion");

const REGION_NAME = /^[a-z][a-z0-9]*$/;

/**
 * An Azure region in its one spelling, `eastus`. HCP Packer records the build region exactly as the template
 * says it, and a look-up compares that text: "East US" in one place and "eastus" in another never meet.
 *
 * Regions of other clouds (US Gov, DoD, China) are here too; a build reaches only those of the cloud that it
 * logs in to. A few regions (such as France South or Sweden South) take disaster recovery only, on request.
 *
 * @see https://learn.microsoft.com/azure/reliability/regions-list
 */
export class AzureRegion {
  static readonly EAST_US = new AzureRegion("East US");
  static readonly EAST_US_2 = new AzureRegion("East US 2");
  static readonly CENTRAL_US = new AzureRegion("Central US");
  static readonly NORTH_CENTRAL_US = new AzureRegion("North Central US");
  static readonly SOUTH_CENTRAL_US = new AzureRegion("South Central US");
  static readonly WEST_CENTRAL_US = new AzureRegion("West Central US");
  static readonly WEST_US = new AzureRegion("West US");
  static readonly WEST_US_2 = new AzureRegion("West US 2");
  static readonly WEST_US_3 = new AzureRegion("West US 3");
  static readonly CANADA_CENTRAL = new AzureRegion("Canada Central");
  static readonly CANADA_EAST = new AzureRegion("Canada East");
  static readonly MEXICO_CENTRAL = new AzureRegion("Mexico Central");
  static readonly BRAZIL_SOUTH = new AzureRegion("Brazil South");
  static readonly BRAZIL_SOUTHEAST = new AzureRegion("Brazil Southeast");
  static readonly CHILE_CENTRAL = new AzureRegion("Chile Central");
  static readonly NORTH_EUROPE = new AzureRegion("North Europe");
  static readonly WEST_EUROPE = new AzureRegion("West Europe");
  static readonly UK_SOUTH = new AzureRegion("UK South");
  static readonly UK_WEST = new AzureRegion("UK West");
  static readonly FRANCE_CENTRAL = new AzureRegion("France Central");
  static readonly FRANCE_SOUTH = new AzureRegion("France South");
  static readonly GERMANY_WEST_CENTRAL = new AzureRegion("Germany West Central");
  static readonly GERMANY_NORTH = new AzureRegion("Germany North");
  static readonly SWITZERLAND_NORTH = new AzureRegion("Switzerland North");
  static readonly SWITZERLAND_WEST = new AzureRegion("Switzerland West");
  static readonly NORWAY_EAST = new AzureRegion("Norway East");
  static readonly NORWAY_WEST = new AzureRegion("Norway West");
  static readonly SWEDEN_CENTRAL = new AzureRegion("Sweden Central");
  static readonly SWEDEN_SOUTH = new AzureRegion("Sweden South");
  static readonly ITALY_NORTH = new AzureRegion("Italy North");
  static readonly POLAND_CENTRAL = new AzureRegion("Poland Central");
  static readonly SPAIN_CENTRAL = new AzureRegion("Spain Central");
  static readonly AUSTRIA_EAST = new AzureRegion("Austria East");
  static readonly BELGIUM_CENTRAL = new AzureRegion("Belgium Central");
  static readonly ISRAEL_CENTRAL = new AzureRegion("Israel Central");
  static readonly QATAR_CENTRAL = new AzureRegion("Qatar Central");
  static readonly UAE_NORTH = new AzureRegion("UAE North");
  static readonly UAE_CENTRAL = new AzureRegion("UAE Central");
  static readonly SOUTH_AFRICA_NORTH = new AzureRegion("South Africa North");
  static readonly SOUTH_AFRICA_WEST = new AzureRegion("South Africa West");
  static readonly EAST_ASIA = new AzureRegion("East Asia");
  static readonly SOUTHEAST_ASIA = new AzureRegion("Southeast Asia");
  static readonly JAPAN_EAST = new AzureRegion("Japan East");
  static readonly JAPAN_WEST = new AzureRegion("Japan West");
  static readonly KOREA_CENTRAL = new AzureRegion("Korea Central");
  static readonly KOREA_SOUTH = new AzureRegion("Korea South");
  static readonly CENTRAL_INDIA = new AzureRegion("Central India");
  static readonly SOUTH_INDIA = new AzureRegion("South India");
  static readonly WEST_INDIA = new AzureRegion("West India");
  static readonly JIO_INDIA_CENTRAL = new AzureRegion("Jio India Central");
  static readonly JIO_INDIA_WEST = new AzureRegion("Jio India West");
  static readonly INDONESIA_CENTRAL = new AzureRegion("Indonesia Central");
  static readonly MALAYSIA_WEST = new AzureRegion("Malaysia West");
  static readonly AUSTRALIA_EAST = new AzureRegion("Australia East");
  static readonly AUSTRALIA_SOUTHEAST = new AzureRegion("Australia Southeast");
  static readonly AUSTRALIA_CENTRAL = new AzureRegion("Australia Central");
  static readonly AUSTRALIA_CENTRAL_2 = new AzureRegion("Australia Central 2");
  static readonly NEW_ZEALAND_NORTH = new AzureRegion("New Zealand North");
  static readonly US_GOV_VIRGINIA = new AzureRegion("US Gov Virginia");
  static readonly US_GOV_ARIZONA = new AzureRegion("US Gov Arizona");
  static readonly US_GOV_TEXAS = new AzureRegion("US Gov Texas");
  static readonly US_DOD_CENTRAL = new AzureRegion("US DoD Central");
  static readonly US_DOD_EAST = new AzureRegion("US DoD East");
  static readonly CHINA_EAST = new AzureRegion("China East");
  static readonly CHINA_EAST_2 = new AzureRegion("China East 2");
  static readonly CHINA_EAST_3 = new AzureRegion("China East 3");
  static readonly CHINA_NORTH = new AzureRegion("China North");
  static readonly CHINA_NORTH_2 = new AzureRegion("China North 2");
  static readonly CHINA_NORTH_3 = new AzureRegion("China North 3");

  /** @internal */
  readonly [BRAND] = true;
  /** The short name, in lower case and without spaces: `eastus`. What Azure, azurerm and HCP Packer record. */
  readonly name: string;

  private constructor(displayName: string) {
    this.name = shortName(displayName);
  }

  /** Every region that this version of the library knows. Whether a subscription may use one, Azure decides. */
  static get known(): readonly AzureRegion[] {
    return Object.values(AzureRegion).filter(AzureRegion.isAzureRegion);
  }

  /**
   * The region that is meant by a spelling that Azure takes: "East US 2", "eastus2", "EastUS2". Only case and
   * spaces may differ.
   *
   * @throws ImageError for a region that is not known, with the nearest one; see {@link AzureRegion.custom}
   */
  static of(spelling: string): AzureRegion {
    const region = typeof spelling === "string" ? knownRegion(spelling) : undefined;
    if (region !== undefined) return region;
    const near = nearestRegion(spelling);
    const problems = new Problems("AzureRegion");
    problems.add({
      code: "region",
      property: "region",
      rule: "is not a region that this version knows",
      got: spelling,
      fix:
        near === undefined
          ? "use one such as AzureRegion.EAST_US, or AzureRegion.custom() for a new region"
          : `did you mean "${near}"?`,
    });
    throw problems.error();
  }

  /**
   * A region that this version does not know yet. Nothing checks that it exists: a typing error ends the build
   * when Azure is asked for a resource group there. For a region that is known it is the same as `of`.
   *
   * @throws ImageError when `name` can not be a region's name
   */
  static custom(name: string): AzureRegion {
    const problems = new Problems("AzureRegion");
    problems.require(typeof name === "string" && REGION_NAME.test(shortName(name)), {
      code: "region",
      property: "region",
      rule: "must be letters and digits, starting with a letter",
      got: name,
      fix: 'use the short name that `az account list-locations` prints, such as "eastus"',
    });
    problems.throwIfAny();
    return knownRegion(name) ?? new AzureRegion(name);
  }

  /** Whether `value` is a region, and not its name. */
  static isAzureRegion(value: unknown): value is AzureRegion {
    return carriesBrand(BRAND, value);
  }

  /** The short name. */
  toString(): string {
    return this.name;
  }
}

/** A region, and not its name: names have several spellings, a region has one. */
export function requireRegion(problems: Problems, property: string, value: unknown): value is AzureRegion {
  const meant = typeof value === "string" ? (knownRegion(value)?.name ?? nearestRegion(value)) : undefined;
  return problems.require(AzureRegion.isAzureRegion(value), {
    code: "region-type",
    property,
    rule: "must be an AzureRegion",
    got: value,
    fix: `use AzureRegion.of("${meant ?? "eastus"}")`,
  });
}

function knownRegion(spelling: string): AzureRegion | undefined {
  const name = shortName(spelling);
  return AzureRegion.known.find((region) => region.name === name);
}

function nearestRegion(spelling: unknown): string | undefined {
  if (typeof spelling !== "string") return undefined;
  return nearestName(
    spelling,
    AzureRegion.known.map(({ name }) => name),
  );
}

/** As azurerm does it, so that both halves agree on what is the same region. */
function shortName(spelling: string): string {
  return spelling.toLowerCase().replace(/ /g, "");
}
