import { shell } from "../../words/shell";

export function ClassroomPage() {
  return <h1>{shell().classroom}</h1>;
}
