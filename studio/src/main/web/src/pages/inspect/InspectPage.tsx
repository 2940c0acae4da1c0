import { shell } from "../../words/shell";

export function InspectPage() {
  return <h1>{shell().inspect}</h1>;
}
