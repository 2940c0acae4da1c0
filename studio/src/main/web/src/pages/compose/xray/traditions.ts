import { wishes } from "../../../words/wish";

/** A tradition, or a blend such as `china:0.25,hymn:0.75`, as people call it. */
export function traditionInWords(text: string): string {
  const names: Record<string, string> = wishes().traditions;
  return text.split(",").map((part) => {
    const [id = "", share] = part.split(":");
    return `${names[id] ?? id}${share === undefined ? "" : ` ${Math.round(100 * Number(share))} %`}`;
  }).join(" + ");
}
