import { accidental } from "../../music/key";
import type { OriginFill } from "../OriginPatterns";
import { DIGIT } from "./layout";
import { LINE, type Set } from "./page";
import type { Token } from "./tokens";

/** Where a digit can be pointed at, and below it who it is from. */
export function DigitGround({ set, fill }: { set: Set; fill: OriginFill }) {
  const { digit, top } = set;
  const { token, x, end } = digit;
  const y = top + LINE.digit;
  const left = hasSign(token) ? x - 10 : x - 4;
  const width = Math.max(end - 6, x + DIGIT + 2) - left;
  return (
    <>
      <rect class="ring" x={left - 1} y={y - 30} width={width + 2} height={57} rx={6} />
      <rect class="hit" x={left} y={y - 28} width={width} height={53} rx={5} />
      {token.note && (
        <rect class={`note-body origin-${token.note.origin}`} x={x - 2} y={top + LINE.ribbon} width={Math.max(end - x - 3, 8)} height={8} rx={2.5} fill={fill.of(token.note.origin)} />
      )}
    </>
  );
}

function hasSign(token: Token): boolean {
  return token.alter !== 0 || token.natural;
}

/** One digit with its accidental, dots and dashes. */
export function Digit({ set: { digit, top } }: { set: Set }) {
  const { token, x, end, dashes } = digit;
  const y = top + LINE.digit;
  const middle = x + DIGIT / 2;
  return (
    <>
      <text class="jianpu-digit" x={middle} y={y}>{token.digit}</text>
      {hasSign(token) && <text class="jianpu-accidental" x={x - 1} y={y - 8}>{token.natural ? "♮" : accidental(token.alter)}</text>}
      {Array.from({ length: token.dots }, (_, dot) => <circle key={dot} class="jianpu-dot" cx={x + DIGIT + 3 + dot * 6} cy={y - 7} r={2} />)}
      {octaveDots(token).map((offset) => <circle key={offset} class="jianpu-dot" cx={middle} cy={y + offset} r={2.2} />)}
      {dashes.map((dash) => <path key={dash} class="jianpu-dash" d={`M${dash + 1} ${y - 7}h12`} />)}
      {token.tuplet?.first && <text class="jianpu-tuplet" x={middle} y={y - 29}>{token.tuplet.of}</text>}
      {token.tuplet && <path class="jianpu-bracket" d={bracket(token, x, end, y)} />}
    </>
  );
}

function octaveDots({ octave, lines }: Token): number[] {
  return Array.from({ length: Math.abs(octave) }, (_, dot) => (octave > 0 ? -23 - dot * 6 : 7 + lines * 3.5 + dot * 6));
}

function bracket(token: Token, x: number, end: number, y: number): string {
  const [height, low] = [y - 34, y - 29];
  const from = token.tuplet?.first ? x + DIGIT / 2 + 7 : x - (hasSign(token) ? 9 : 0);
  const to = token.tuplet?.last ? x + DIGIT : end;
  return `M${from} ${height}H${to}${token.tuplet?.last ? `V${low}` : ""}`;
}

/** A tie to the digit that goes on; over the end of a line in two parts. */
export function Tie({ from, to }: { from: Set; to: Set | undefined }) {
  const start = from.digit.x + DIGIT / 2 + 2;
  const y = from.top + LINE.digit - 24;
  if (to && to.top === from.top) {
    return <path class="jianpu-tie" d={arc(start, to.digit.x + DIGIT / 2 - 2, y)} />;
  }
  return (
    <>
      <path class="jianpu-tie" d={arc(start, from.right, y)} />
      {to && <path class="jianpu-tie" d={arc(Math.max(to.digit.x - 18, 0), to.digit.x + DIGIT / 2 - 2, to.top + LINE.digit - 24)} />}
    </>
  );
}

function arc(from: number, to: number, y: number): string {
  const high = Math.min(8, (to - from) / 4 + 3);
  return `M${from} ${y}Q${(from + to) / 2} ${y - high * 2} ${to} ${y}Q${(from + to) / 2} ${y - high * 1.5} ${from} ${y}Z`;
}
