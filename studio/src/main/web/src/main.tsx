import "./style/base.css";
import { render } from "preact";
import { Shell } from "./app/Shell";

render(<Shell />, document.body);
