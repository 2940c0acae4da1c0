import { signal } from "@preact/signals";
import { get, type Schemas } from "../../api/client";

export type Visit = Schemas["Visit"];

/** Who looks at the pages: on the studio's own machine its owner. */
export const visit = signal<Visit>({ role: "owner" });

const HERE = ["127.0.0.1", "localhost", "[::1]"];

/** Finds out who looks at the pages, before anything is shown. */
export async function greet(): Promise<void> {
  if (!HERE.includes(location.hostname)) {
    visit.value = await get<Visit>("/visit").catch((): Visit => ({ role: "guest" }));
  }
}

/** Whether somebody has yet to join. */
export function isGuest(): boolean {
  return visit.value.role === "guest";
}
