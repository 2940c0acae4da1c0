import "./style/base.css";
import { render } from "preact";
import { stayOnDrop } from "./app/drops";
import { Shell } from "./app/Shell";
import { greet } from "./pages/classroom/visit";

stayOnDrop();
void greet().then(() => render(<Shell />, document.body));
