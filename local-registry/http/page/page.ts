import { html } from "hono/html";
import { bucketAncestry, type Relation } from "../../domain/ancestry";
import { versionIn } from "../../domain/channels";
import type { BucketRecord, VersionRecord } from "../../domain/records";
import type { Unit } from "../../domain/unit";
import { nameOf, revocationOf, statusOf } from "../../domain/versions";
import { STYLE } from "./style";

type Html = ReturnType<typeof html>;

/** Everything that the registry holds, on one page to read. What others wrote is escaped by `html`. */
export function page(unit: Unit): Html {
  const buckets = unit.bucketNames().map((name) => unit.bucket(name));
  const contents = buckets.map(({ name }) => html`<li><a href="#${name}">${name}</a></li>`);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>Local HCP Packer registry</title>
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        <header>
          <h1>Local HCP Packer registry</h1>
          <p>As of <time datetime="${unit.now}">${shown(unit.now)}</time>. Load the page again for newer.</p>
          <nav aria-label="Buckets">
            <ul>
              ${contents}
            </ul>
          </nav>
        </header>
        <main>
          ${buckets.length === 0 ? html`<p>There is no bucket yet.</p>` : buckets.map((one) => section(unit, one))}
        </main>
      </body>
    </html>`;
}

function section(unit: Unit, bucket: BucketRecord): Html {
  const versions = unit.versionsOf(bucket).reverse();
  const { parents, children } = bucketAncestry(unit, bucket);
  return html`<section aria-labelledby="${bucket.name}">
    <h2 id="${bucket.name}">${bucket.name}</h2>
    <p>${bucket.description}</p>
    <div class="wide" tabindex="0" role="region" aria-label="Versions of ${bucket.name}">
      <table>
        <caption>
          Versions, newest first
        </caption>
        <thead>
          <tr>
            ${["Version", "Fingerprint", "Status", "Channels", "Begun", "Artifacts"].map((name) => html`<th scope="col">${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${versions.map((version) => row(unit, bucket, version))}
        </tbody>
      </table>
    </div>
    <h3>Ancestry</h3>
    ${ancestry(parents, children)}
  </section>`;
}

function row(unit: Unit, bucket: BucketRecord, version: VersionRecord): Html {
  const channels = Object.values(bucket.channels).filter(
    (channel) => versionIn(unit, bucket, channel)?.id === version.id,
  );
  const artifacts = version.builds.flatMap((build) => build.artifacts);
  return html`<tr>
    <th scope="row">${nameOf(version)}</th>
    <td><code>${version.fingerprint}</code></td>
    <td>${status(unit, version)}</td>
    <td>${channels.map(({ name }) => name).join(", ")}</td>
    <td><time datetime="${version.createdAt}">${shown(version.createdAt)}</time></td>
    <td>${artifacts.map((one) => html`<code>${one.externalIdentifier}</code> (${one.region})<br />`)}</td>
  </tr>`;
}

function status(unit: Unit, version: VersionRecord): Html {
  const text = statusOf(version, unit.now).replace("VERSION_", "").replace("_", " ").toLowerCase();
  const revocation = revocationOf(version);
  if (revocation === undefined) return html`${text}`;
  const { at, message, inheritedFrom: from } = revocation;
  const heritage = from === undefined ? "" : `, with ${from.versionName} of ${from.bucket}`;
  const reason = message === "" ? "" : `: ${message}`;
  return html`<strong>${text}</strong> from ${shown(at)}${heritage}${reason}`;
}

function ancestry(parents: readonly Relation[], children: readonly Relation[]): Html {
  if (parents.length + children.length === 0) return html`<p>Built on no image and under none.</p>`;
  const line = (relation: Relation, words: string, other: VersionRecord): Html => {
    const state = relation.status.replaceAll("_", " ").toLowerCase();
    const channel = relation.channel === undefined ? "" : `, channel ${relation.channel.name}`;
    return html`<li>
      ${words} <a href="#${other.bucket}">${other.bucket}</a> ${nameOf(other)}${channel}:
      <strong class="${relation.status}">${state}</strong>
    </li>`;
  };
  return html`<ul>
    ${parents.map((one) => line(one, `${nameOf(one.child)} is built on`, one.parent))}
    ${children.map((one) => line(one, `${nameOf(one.parent)} is under`, one.child))}
  </ul>`;
}

function shown(time: string): string {
  return `${time.slice(0, 10)} ${time.slice(11, 19)} UTC`;
}
