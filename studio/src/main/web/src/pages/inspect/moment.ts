import { language } from "../../words/catalogue";

/** A time as people write it. */
export function moment(time: string): string {
  return new Date(time).toLocaleString(language.value === "zh" ? "zh-Hans" : "en-GB", { dateStyle: "medium", timeStyle: "short" });
}
