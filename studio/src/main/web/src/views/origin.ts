import type { Note } from "../api/client";

export type Origin = Note["origin"];

/** In the order of a legend. */
export const ORIGINS: readonly Origin[] = ["model", "human", "edited", "imported", "rule"];
