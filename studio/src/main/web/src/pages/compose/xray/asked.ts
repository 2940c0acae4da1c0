import type { Schemas } from "../../../api/client";

/** The tradition for which the model was asked last: in its ears the piece is heard best. */
export function askedTradition(history: Schemas["History"] | undefined): string | undefined {
  return [...(history?.entries ?? [])].reverse().find((entry) => entry.operation === "requested")?.details?.settings?.["tradition"];
}
