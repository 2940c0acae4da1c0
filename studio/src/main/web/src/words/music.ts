import type { Origin } from "../views/origin";
import type { Value } from "../music/durations";
import { catalogue } from "./catalogue";

const origins: Record<Origin, string> = { model: "model", human: "human", edited: "edited", imported: "imported", rule: "rule" };
const laiyuan: Record<Origin, string> = { model: "模型", human: "人工", edited: "修改", imported: "导入", rule: "规则" };
const values: Record<Value, string> = {
  breve: "breve",
  semibreve: "semibreve",
  minim: "minim",
  crotchet: "crotchet",
  quaver: "quaver",
  semiquaver: "semiquaver",
  demisemiquaver: "demisemiquaver",
};
const shizhi: Record<Value, string> = {
  breve: "二全音符",
  semibreve: "全音符",
  minim: "二分音符",
  crotchet: "四分音符",
  quaver: "八分音符",
  semiquaver: "十六分音符",
  demisemiquaver: "三十二分音符",
};

/** Names of what is in a melody, and how it is spoken of. */
export const music = catalogue({
  en: {
    origin: origins,
    /** Where a note is from, for who does not know the words yet. */
    originMeaning: {
      model: "composed by the model",
      human: "entered by a person",
      edited: "the model's or an imported note, changed by a person",
      imported: "from a file",
      rule: "by a fixed rule, such as a transposition",
    } satisfies Record<Origin, string>,
    value: values,
    dotted: (dots: number, value: string) => `${dots > 1 ? "double-dotted" : "dotted"} ${value}`,
    tuplet: (of: number, value: string) => `${of === 3 ? "triplet" : of === 5 ? "quintuplet" : of === 7 ? "septuplet" : `${of}-tuplet`} ${value}`,
    tied: (signs: string[]) => signs.join(" tied to "),
    quarters: (length: string) => `${length} crotchets long`,
    bar: (number: number) => (number === 0 ? "pickup" : `bar ${number}`),
    bars: (first: number, last: number) => (first === 0 ? (last === 0 ? "pickup" : `pickup to bar ${last}`) : first === last ? `bar ${first}` : `bars ${first} to ${last}`),
    place: (bar: string, beat: string) => `${bar}, beat ${beat}`,
    rest: "rest",
    locked: "locked",
    spoken: (parts: string[]) => parts.join(", "),
    mode: {
      major: "major", minor: "minor", dorian: "dorian", phrygian: "phrygian", lydian: "lydian", mixolydian: "mixolydian", locrian: "locrian",
      gong: "gong", shang: "shang", jue: "jue", zhi: "zhi", yu: "yu",
    },
    key: (tonic: string, mode: string) => `${tonic} ${mode}`,
  },
  zh: {
    origin: laiyuan,
    originMeaning: {
      model: "由模型写出",
      human: "由人写入",
      edited: "模型或导入的音符，经人修改",
      imported: "来自文件",
      rule: "按固定规则得出，例如移调",
    },
    value: shizhi,
    dotted: (dots: number, value: string) => `${dots > 1 ? "复附点" : "附点"}${value}`,
    tuplet: (of: number, value: string) => `${of === 3 ? "三" : of === 5 ? "五" : of === 7 ? "七" : of}连音中的${value}`,
    tied: (signs: string[]) => signs.join("连"),
    quarters: (length: string) => `长${length}拍（四分音符为一拍）`,
    bar: (number: number) => (number === 0 ? "弱起小节" : `第${number}小节`),
    bars: (first: number, last: number) => (first === 0 ? (last === 0 ? "弱起小节" : `弱起至第${last}小节`) : first === last ? `第${first}小节` : `第${first}至${last}小节`),
    place: (bar: string, beat: string) => `${bar}第${beat}拍`,
    rest: "休止",
    locked: "已锁定",
    spoken: (parts: string[]) => parts.join("，"),
    mode: {
      major: "大调", minor: "小调", dorian: "多利亚调式", phrygian: "弗里几亚调式", lydian: "利底亚调式", mixolydian: "混合利底亚调式",
      locrian: "洛克里亚调式", gong: "宫调式", shang: "商调式", jue: "角调式", zhi: "徵调式", yu: "羽调式",
    },
    key: (tonic: string, mode: string) => `${tonic}${mode}`,
  },
});
