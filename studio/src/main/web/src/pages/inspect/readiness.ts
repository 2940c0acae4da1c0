import type { Schemas } from "../../api/client";

type Field = Schemas["RightsField"];

/** What a regime asks for: what must be there first, each in the order of the record. */
export function asked(fields: readonly Field[]): Field[] {
  return [...fields.filter((each) => each.need === "must"), ...fields.filter((each) => each.need === "should")];
}

/** The names of what must be there and is not, not even partly. */
export function lacking(fields: readonly Field[]): string[] {
  return fields.filter((each) => each.need === "must" && each.standing === "missing").map((each) => each.name);
}

/** The names of what a regime does not ask for. */
export function unasked(fields: readonly Field[]): string[] {
  return fields.filter((each) => each.need === "none").map((each) => each.name);
}
