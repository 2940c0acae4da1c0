import type { Version } from "../../api/client";
import { plus, type Time } from "../../music/time";
import { preview } from "../../sound/player";
import type { Heard } from "../compose/xray/excerpt";

export const OWNER = "learn";

/** Notes one after the other as a melody of their own. */
export function lined(notes: readonly Heard[], { metres, keys, tempos }: Pick<Version, "metres" | "keys" | "tempos">): Version {
  let onset: Time = "0";
  const placed = notes.map(({ pitch, duration }, i) => {
    const note = { id: `n${i + 1}`, onset, duration, pitch, origin: "human" as const, locked: false, entry: 0 };
    onset = plus(onset, duration);
    return note;
  });
  return { entry: 0, length: onset, anacrusis: "0", metres, keys, tempos, notes: placed, locked: [] };
}

export function hear(notes: readonly Heard[], frame: Version): void {
  preview(OWNER, lined(notes, frame));
}
