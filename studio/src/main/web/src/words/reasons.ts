import { catalogue } from "./catalogue";

/** What speaks for and against a candidate. */
export const reasons = catalogue({
  en: {
    surprise: { good: "as surprising as good melodies are", fair: "somewhat more or less surprising than usual", poor: "too plain, or too strange" },
    distance: { good: "a path of its own", fair: "some turns are like those of a known work", poor: "long turns are like those of a known work" },
    form: { good: "takes up its own rhythms again", fair: "takes up little of itself", poor: "does not come back to anything" },
    ending: { good: "ends as one expects", fair: "ends a little suddenly", poor: "ends in the open" },
    range: { good: "sings well", fair: "rather wide", poor: "hard to sing" },
    like: (notes: number, work: string) => `shares ${notes} notes in a row with “${work}”`,
    likeWork: (work: string) => `likest work: “${work}”`,
    marks: { good: "good", fair: "fair", poor: "weak" },
    score: (percent: number) => `${percent} of 100`,
    scored: "How well it holds up by the model's own measures: surprise, distance from known works, form and ending",
  },
  zh: {
    surprise: { good: "惊喜恰到好处", fair: "比通常略平淡或略意外", poor: "过于平淡，或过于怪异" },
    distance: { good: "走自己的路", fair: "个别走向近似已知作品", poor: "较长的走向近似已知作品" },
    form: { good: "节奏前后呼应", fair: "呼应较少", poor: "没有呼应" },
    ending: { good: "收束自然", fair: "收束略突然", poor: "没有收住" },
    range: { good: "适合演唱", fair: "音域偏宽", poor: "不易演唱" },
    like: (notes, work) => `与《${work}》有连续 ${notes} 个音相同`,
    likeWork: (work) => `最近似的作品：《${work}》`,
    marks: { good: "好", fair: "一般", poor: "弱" },
    score: (percent) => `${percent} 分（满分 100）`,
    scored: "按模型自己的尺度衡量：惊喜、与已知作品的距离、结构和收束",
  },
});
