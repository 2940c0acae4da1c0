import { classroom } from "../../words/classroom";
import { shell } from "../../words/shell";
import "../library/library.css";
import "../../style/compose.css";
import "./classroom.css";
import { CheckHandIns } from "./CheckHandIns";
import { HandInForm } from "./HandInForm";
import { OpenClass } from "./OpenClass";
import { visit } from "./visit";

/** Handing in, and checking what was handed in. */
export function ClassroomPage() {
  return (
    <div class="library classroom stack">
      <div>
        <h1>{shell().classroom}</h1>
        <p class="soft">{classroom().intro}</p>
      </div>
      {visit.value.role === "owner" && <OpenClass />}
      <HandInForm />
      {visit.value.role === "owner" && <CheckHandIns />}
    </div>
  );
}
