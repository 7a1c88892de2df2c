/** The one organization and the one project that this registry knows; as good as any, and the same everywhere. */
export const ORGANIZATION = "11111111-1111-4111-8111-111111111111";
export const PROJECT = "22222222-2222-4222-8222-222222222222";

/** The id under which clients find their token; no real one, so that no real token is ever sent here. */
export const CLIENT_ID = "golden-image-local-registry";
