import type { Schemas } from "../../../api/client";

export interface Asked {
  tradition?: string | undefined;
  /** Its title. */
  model?: string | undefined;
}

/** Of what model melodies in which tradition were asked for last: in these ears the piece is heard best. */
export function askedLast(history: Schemas["History"] | undefined): Asked {
  const details = [...(history?.entries ?? [])].reverse().find((entry) => entry.operation === "requested")?.details;
  return { tradition: details?.settings?.["tradition"], model: details?.model };
}
