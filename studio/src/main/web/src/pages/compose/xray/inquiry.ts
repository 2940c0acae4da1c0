import { useEffect, useState } from "preact/hooks";
import { attempt, post, type Schemas, type Version } from "../../../api/client";

export type Explanation = Schemas["XRay"];
export type Reason = Schemas["XRayNote"];
export type Choice = Schemas["XRayChoice"];
export type Alternative = Choice["alternatives"][number];
export type Settings = Schemas["XRaySettings"];

const PATIENCE_MILLIS = 120;

function melodyOf({ length, anacrusis, metres, keys, notes }: Version): Schemas["XRayMelody"] {
  return { length, anacrusis, metres, keys, notes: notes.map(({ onset, duration, pitch }) => ({ onset, duration, pitch })) };
}

/** What the model says of all notes; the last answer stays until the next is there. */
export function useExplanation(version: Version, settings: Settings): Explanation | undefined {
  const [answer, keep] = useState<{ version: Version; explanation: Explanation }>();
  useAsking(async (signal) => {
    const explanation = version.notes.length === 0 ? undefined
      : await attempt(() => post<Explanation>("/xray/explanations", { melody: melodyOf(version), settings }, signal));
    explanation && keep({ version, explanation });
  }, [version, JSON.stringify(settings)]);
  return answer?.version === version ? answer.explanation : undefined;
}

/** What it says of one note, with all alternatives. */
export function useReason(version: Version, note: number | undefined, settings: Settings): Reason | undefined {
  const [answer, keep] = useState<{ version: Version; reason: Reason }>();
  useAsking(async (signal) => {
    const reason = note === undefined ? undefined
      : await attempt(() => post<Reason>("/xray/distributions", { melody: melodyOf(version), note, settings }, signal));
    reason && keep({ version, reason });
  }, [version, note, JSON.stringify(settings)]);
  return answer?.version === version && answer.reason.note === note ? answer.reason : undefined;
}

/** Asks when something has changed and stays so for a moment; what was asked before is let go. */
function useAsking(ask: (signal: AbortSignal) => Promise<void>, about: readonly unknown[]): void {
  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(() => void ask(abort.signal), PATIENCE_MILLIS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [...about]);
}
