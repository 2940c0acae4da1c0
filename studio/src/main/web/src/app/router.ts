import { signal } from "@preact/signals";

/** Where one is: the parts of the address behind #. */
export const place = signal<readonly string[]>(parts());

function parts(): readonly string[] {
  return typeof location === "undefined" ? [] : location.hash.replace(/^#\/?/, "").split("/").filter(Boolean).map(decodeURIComponent);
}

if (typeof addEventListener !== "undefined") {
  addEventListener("hashchange", () => (place.value = parts()));
}

export function address(...to: string[]): string {
  return `#/${to.map(encodeURIComponent).join("/")}`;
}

export function go(...to: string[]): void {
  location.hash = address(...to);
}
