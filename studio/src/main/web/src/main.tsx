import { render } from "preact";
import { Shell } from "./app/Shell";
import "./style/base.css";

render(<Shell />, document.body);
