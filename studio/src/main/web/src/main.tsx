import "./style/base.css";
import { render } from "preact";
import { Shell } from "./app/Shell";
import { greet } from "./pages/classroom/visit";

void greet().then(() => render(<Shell />, document.body));
