import { catalogue } from "./catalogue";

/** Terms that works set, and what a piece inherits of them. */
export const termWords = catalogue({
  en: {
    inherits: "What it inherits from these works",
    free: "Nothing is asked: every work is in the public domain or given away.",
    strictest: (kind: string) => `The strictest terms: ${kind}. They may bind the model and every piece that it makes.`,
    facts: "Facts about licences, not legal advice.",
    kind: "Terms",
    why: "Why",
    works: "Works",
    counted: (licence: string, works: string) => `${licence} (${works})`,
    between: ", ",
    kinds: {
      "opted-out": "training reserved by the holder",
      unknown: "not known",
      "non-commercial": "no commercial use",
      "no-derivatives": "no adaptations",
      "share-alike": "the same terms for what is made of it",
      attribution: "name the makers",
      free: "free",
    },
  },
  zh: {
    inherits: "作品从这些来源继承的条款",
    free: "没有任何要求：所有作品都属于公有领域或已放弃权利。",
    strictest: (kind: string) => `最严格的条款：${kind}。它可能约束模型以及由它生成的每一首作品。`,
    facts: "以上是许可条款的事实，不是法律意见。",
    kind: "条款",
    why: "依据",
    works: "作品数",
    counted: (licence: string, works: string) => `${licence}（${works}）`,
    between: "，",
    kinds: {
      "opted-out": "权利人已保留训练权",
      unknown: "不明",
      "non-commercial": "禁止商用",
      "no-derivatives": "禁止改编",
      "share-alike": "改编须以相同条款发布",
      attribution: "须署名",
      free: "自由使用",
    },
  },
});
