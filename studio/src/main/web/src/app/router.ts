import { signal } from "@preact/signals";

/** Where one is: the parts of the address behind #. */
export const place = signal<readonly string[]>(parts());

function parts(): readonly string[] {
  return typeof location === "undefined" ? [] : partsOf(location.hash);
}

/** The parts of an address, each as it was written before it was put there; what nobody can have put there stays as it is. */
export function partsOf(hash: string): string[] {
  return hash.replace(/^#\/?/, "").split("/").filter(Boolean).map((part) => {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  });
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
