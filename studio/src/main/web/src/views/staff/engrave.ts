import type { Version } from "../../api/client";
import type { Bar } from "../../music/bars";
import { placeAt, placesOf } from "../../music/places";
import { nearest, quarters } from "../../music/time";
import { type Belonging, belongings, eventOf, type VoiceElement, withoutTitle } from "./events";

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A note or rest as it stands in the score: one box, or several where it is tied. */
export interface Sign {
  readonly place: number;
  readonly box: Box;
  readonly system: number;
  /** How long it is beside others of the same note. */
  readonly length: number;
  /** Where the next sign or the end of the bar comes. */
  readonly until: number;
}

export interface EngravedBar {
  readonly bar: Bar;
  readonly system: number;
  readonly x: number;
  readonly width: number;
}

export interface System {
  readonly top: number;
  readonly bottom: number;
}

/** Where everything stands in a drawn score. */
export interface Engraving {
  /** How much larger it is shown than it is measured. */
  readonly scale: number;
  readonly width: number;
  readonly height: number;
  readonly signs: readonly Sign[];
  readonly bars: readonly EngravedBar[];
  readonly systems: readonly System[];
}

interface Drawn extends VoiceElement {
  readonly duration?: number;
  readonly abselem?: { readonly elemset?: readonly SVGGraphicsElement[]; readonly x?: number };
}

const ALMOST = 0.999;
const WIDE = 640;
const LARGER = 1.2;
/** How far a clef stands above its staff. */
const CLEF = 14;

type Render = typeof import("abcjs").renderAbc;

/** Loads what draws, which is large, once a score is to be drawn. */
export async function engraver(): Promise<Render> {
  const [{ default: render }, { default: Svg }] = await Promise.all([
    import("abcjs/src/api/abc_tunebook_svg.js"),
    import("abcjs/src/write/svg.js"),
  ]);
  // The page allows no style sheets within documents; what abcjs would put into them is in views.css.
  Svg.prototype.insertStyles = () => undefined;
  Svg.prototype.createDummySvg = measuring;
  return render;
}

/** Puts the score into an element that is on the page, in lines of a width. */
export function engrave(render: Render, version: Version, into: HTMLElement, width: number): Engraving | undefined {
  const scale = width < WIDE ? 1 : LARGER;
  const [tune] = render(into, `%%staffsep 72\n${withoutTitle(version.abc ?? "")}`, {
    add_classes: true,
    staffwidth: Math.floor(width / scale) - 8,
    paddingleft: 2,
    paddingright: 2,
    paddingtop: 14,
    paddingbottom: 26,
    wrap: { minSpacing: 1.7, maxSpacing: 2.6, preferredMeasuresPerLine: 4, lastLineLimit: 1 },
  });
  const svg = into.querySelector("svg");
  if (!tune || !svg) {
    return undefined;
  }
  svg.setAttribute("aria-hidden", "true");
  svg.removeAttribute("aria-label");
  svg.querySelector("title")?.remove();
  const lines = (tune.lines ?? []).flatMap((line) => (line.staff?.[0]?.voices?.[0] ? [line.staff[0].voices[0] as unknown as readonly Drawn[]] : []));
  const engraving = measured(version, svg, lines, scale);
  svg.setAttribute("viewBox", `0 0 ${engraving.width} ${engraving.height}`);
  svg.setAttribute("width", `${engraving.width * scale}`);
  svg.setAttribute("height", `${engraving.height * scale}`);
  into.style.height = "";
  into.style.overflow = "";
  return engraving;
}

function measuring(this: { dummySvg?: SVGSVGElement }): SVGSVGElement {
  if (!this.dummySvg) {
    this.dummySvg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    this.dummySvg.setAttribute("class", "score-measure");
    this.dummySvg.setAttribute("aria-hidden", "true");
    document.body.append(this.dummySvg);
  }
  return this.dummySvg;
}

interface Found {
  element: Drawn;
  belonging: Belonging;
  system: number;
  box: Box | undefined;
}

function measured(version: Version, svg: SVGSVGElement, lines: readonly (readonly Drawn[])[], scale: number): Engraving {
  const elements = lines.flatMap((line, system) => line.flatMap((element) => (eventOf(element) ? [{ element, system }] : [])));
  const belonging = belongings(version, elements.flatMap(({ element }) => eventOf(element) ?? []));
  const found = elements.map(({ element, system }, index): Found => ({
    element,
    system,
    belonging: belonging[index] ?? { place: undefined, bar: undefined },
    box: boxOf(element),
  }));
  colour(version, found);
  const staves = [...svg.querySelectorAll<SVGGraphicsElement>(".abcjs-staff")].map((staff) => staff.getBBox());
  const whole = [...svg.querySelectorAll<SVGGraphicsElement>(".abcjs-staff-wrapper")].map((line) => line.getBBox().y + line.getBBox().height);
  const systems = staves.map((staff, system) => {
    const boxes = found.flatMap((each) => (each.system === system && each.box ? [each.box] : []));
    return {
      top: Math.min(staff.y - CLEF, ...boxes.map((box) => box.y)),
      bottom: Math.max(staff.y + staff.height, whole[system] ?? 0, ...boxes.map((box) => box.y + box.height)),
    };
  });
  const lefts = staves.map((staff) => staff.x);
  return {
    scale,
    width: svg.width.baseVal.value,
    height: svg.height.baseVal.value,
    systems,
    bars: barsAmong(found, lefts),
    signs: found.flatMap((each, index) => signAt(found, each, index)),
  };
}

function boxOf({ abselem }: Drawn): Box | undefined {
  const box = abselem?.elemset?.[0]?.getBBox();
  return box && { x: box.x, y: box.y, width: box.width, height: box.height };
}

function colour(version: Version, found: readonly Found[]): void {
  for (const { element, belonging } of found) {
    const note = belonging.place === undefined ? undefined : placesOf(version)[belonging.place]?.note;
    if (note && element.el_type === "note") {
      element.abselem?.elemset?.forEach((drawn) => drawn.classList.add(`origin-${note.origin}`));
    }
  }
}

function barsAmong(found: readonly Found[], lefts: readonly number[]): EngravedBar[] {
  const bars: EngravedBar[] = [];
  let system = -1;
  let x = 0;
  for (const each of found) {
    if (each.system !== system) {
      system = each.system;
      x = lefts[system] ?? 0;
    }
    if (each.element.el_type === "bar" && each.box && each.belonging.bar) {
      const end = each.box.x + each.box.width;
      bars.push({ bar: each.belonging.bar, system, x, width: end - x });
      x = end;
    }
  }
  return bars;
}

function signAt(found: readonly Found[], { element, belonging, system, box }: Found, index: number): Sign[] {
  if (element.el_type !== "note" || belonging.place === undefined || !box) {
    return [];
  }
  const next = found[index + 1];
  const until = next?.system === system && next.box ? next.box.x : box.x + box.width + 12;
  return [{ place: belonging.place, box, system, length: element.duration ?? 1, until }];
}

/** Where a time stands in a system: between the signs around it; undefined where the system does not have it. */
export function xAt(version: Version, { signs }: Engraving, system: number, time: number): number | undefined {
  const index = placeAt(version, nearest(Math.max(0, time), "1/64"));
  const place = placesOf(version)[index];
  const parts = signs.filter((sign) => sign.place === index);
  const whole = parts.reduce((sum, { length }) => sum + length, 0);
  let left = place ? Math.min(Math.max((time - quarters(place.onset)) / quarters(place.length), 0), ALMOST) * whole : 0;
  for (const sign of parts) {
    if (left < sign.length) {
      return sign.system === system ? sign.box.x + (left / sign.length) * (sign.until - sign.box.x) : undefined;
    }
    left -= sign.length;
  }
  return undefined;
}
