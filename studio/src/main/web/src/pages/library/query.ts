import type { Schemas } from "../../api/client";

export type Row = Schemas["LibraryRow"];
export type List = Schemas["LibraryList"];
export type Verdict = NonNullable<Row["verdict"]>;

export const VERDICTS: readonly Verdict[] = ["trusted", "valid", "invalid", "none"];
export const MIXES = ["model", "people", "together", "imported"] as const;
export const COLUMNS = ["title", "verdict", "notes", "tradition", "model", "happened"] as const;

export type Column = (typeof COLUMNS)[number];
export type Mix = (typeof MIXES)[number];

export const PAGE = 50;

/** What is looked for. */
export interface Query {
  readonly search: string;
  readonly kind: Row["kind"] | "";
  readonly verdict: Verdict | "";
  readonly mix: Mix | "";
  readonly archived: boolean;
  readonly sort: Column;
  readonly descending: boolean;
  readonly offset: number;
}

export const EVERYTHING: Query = { search: "", kind: "", verdict: "", mix: "", archived: false, sort: "happened", descending: true, offset: 0 };

/** Another query, from its first page on. */
export function changed(query: Query, change: Partial<Query>): Query {
  return { ...query, offset: 0, ...change };
}

/** By a column; the other way round if it is sorted by that already. Times and numbers begin with the greatest. */
export function sorted(query: Query, by: Column): Query {
  const greatestFirst = by === "happened" || by === "notes";
  return changed(query, { sort: by, descending: query.sort === by ? !query.descending : greatestFirst });
}

/** Whether some are left out that a wider query would show. */
export function narrows(query: Query): boolean {
  return query.search.trim() !== "" || query.kind !== "" || query.verdict !== "" || query.mix !== "" || query.archived;
}

/** The query as the server reads it, without the page. */
export function parameters(query: Query): string {
  const named = new URLSearchParams({ sort: query.sort, descending: String(query.descending) });
  for (const name of ["search", "kind", "verdict", "mix"] as const) {
    if (query[name].trim() !== "") {
      named.set(name, query[name].trim());
    }
  }
  if (query.archived) {
    named.set("archived", "true");
  }
  return named.toString();
}
