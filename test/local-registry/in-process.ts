import type { Source } from "../../local-registry/domain/unit";
import { registryApp } from "../../local-registry/http/app";
import { Registry, systemSource } from "../../local-registry/registry";
import { MemoryStore } from "../../local-registry/store/memory-store";
import { ApiClient } from "./api-client";

/** A registry without a network, whose clock the test moves. */
export class InProcessRegistry {
  private milliseconds = Date.UTC(2026, 0, 1);
  private readonly source: Source = {
    now: () => new Date(this.milliseconds),
    newId: systemSource().newId,
  };
  readonly registry = new Registry(new MemoryStore(), this.source);
  readonly app = registryApp(this.registry, { token: "t0ken", isLoopback: true });
  readonly api = new ApiClient((path, init) => this.app.request(path, init), "t0ken");

  /** Lets time pass. */
  wait(minutes: number): void {
    this.milliseconds += minutes * 60_000;
  }
}
