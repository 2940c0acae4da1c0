import type { Choice } from "./inquiry";

/** The voices in a model: names by which they are switched on and off, and those of their parts. */
export const VOICES = ["network", "long", "short"] as const;
export type Voice = (typeof VOICES)[number];

const SWITCHES: Record<Voice, string> = { network: "network", long: "long-term", short: "short-term" };

export interface Part {
  readonly name: string;
  /** Below zero where what it says counts against. */
  readonly weight: number;
  readonly probability: number;
  readonly context: number;
}

export interface Loudness {
  readonly voice: Voice;
  /** Of all that was heard, between 0 and 1. */
  readonly share: number;
  readonly parts: readonly Part[];
}

/** The members asked for when only some voices are on; nothing where all are. */
export function membersOf(on: ReadonlySet<Voice>): string[] | undefined {
  return on.size === VOICES.length ? undefined : VOICES.filter((voice) => on.has(voice)).map((voice) => SWITCHES[voice]);
}

/** How loudly each voice was heard in a choice: by the weights of its parts, whatever their signs. */
export function loudness(choice: Choice): Loudness[] {
  const parts = partsOf(choice);
  const all = parts.reduce((sum, { part }) => sum + Math.abs(part.weight), 0) || 1;
  return VOICES.map((voice) => {
    const own = parts.filter((each) => each.voice === voice).map(({ part }) => part);
    return { voice, share: own.reduce((sum, part) => sum + Math.abs(part.weight), 0) / all, parts: own };
  });
}

/** The members that have no members of their own; in a blend each counts as much as its tradition does. */
function partsOf({ members }: Choice): { voice: Voice; part: Part }[] {
  const wholes = new Map(members.filter((member) => members.some((other) => other.name.startsWith(`${member.name}/`))).map((member) => [member.name, member.weight]));
  return members.filter((member) => !wholes.has(member.name)).map((member) => {
    const [own, ...path] = member.name.split("/").reverse();
    const name = own ?? member.name;
    const weight = member.weight * (wholes.get(path.reverse().join("/")) ?? 1);
    const probability = member.bits === undefined ? 0 : 2 ** -member.bits;
    return { voice: voiceOf(name), part: { name: member.name, weight, probability, context: member.context } };
  });
}

function voiceOf(name: string): Voice {
  return name.startsWith("long:") ? "long" : name.startsWith("short:") ? "short" : "network";
}
