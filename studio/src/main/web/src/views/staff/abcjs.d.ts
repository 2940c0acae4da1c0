/* abcjs without its player: only what draws. */
declare module "abcjs/src/api/abc_tunebook_svg.js" {
  const renderAbc: typeof import("abcjs").renderAbc;
  export default renderAbc;
}
declare module "abcjs/src/write/svg.js" {
  const Svg: { prototype: { insertStyles: (styles: string) => void; createDummySvg: (this: { dummySvg?: SVGSVGElement }) => SVGSVGElement } };
  export default Svg;
}
