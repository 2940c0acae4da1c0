import { signal } from "@preact/signals";
import { get, type Schemas } from "../../api/client";

export type Status = Schemas["Status"];
export type Model = Schemas["Model"];

/** The models and identities of this machine; undefined until the studio has answered. */
export const status = signal<Status | undefined>(undefined);

let asking = false;

export function askStatus(): void {
  if (!asking && status.peek() === undefined) {
    asking = true;
    get<Status>("/status")
      .then((found) => (status.value = found))
      .catch(() => undefined)
      .finally(() => (asking = false));
  }
}
