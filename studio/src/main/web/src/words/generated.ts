import { catalogue } from "./catalogue";

/** How a file says that it is generated. */
export const generatedWords = catalogue({
  en: {
    title: "How it is marked as generated",
    label: "Label in the file",
    noLabel: "none",
    standard: "China's standard for labels of generated content, GB 45438-2025",
    kinds: { "1": "generated", "2": "perhaps generated", "3": "suspected to be generated" } as Record<string, string>,
    producer: "Service that answers for it",
    number: "Number there",
    entry: "Entry of its journal",
    share: "Generative AI, in the words of DDEX",
    amounts: { All: "all of it: a model wrote every note, and nobody changed one", Partly: "partly: a model and people had a part in its notes", None: "none: no note of it comes from a model" } as Record<string, string>,
    unknown: "not known: of notes that were brought in, the journal does not tell who made them",
    people: (count: number, amount: string) => `${count === 1 ? "1 person" : `${count} people`}: ${amount}`,
    contributions: { Partly: "changed what a model wrote", None: "wrote notes without a model" } as Record<string, string>,
  },
  zh: {
    title: "生成内容的标识",
    label: "文件中的标识",
    noLabel: "无",
    standard: "中国国家标准 GB 45438-2025《人工智能生成合成内容标识方法》",
    kinds: { "1": "属于生成内容", "2": "可能为生成内容", "3": "疑似生成内容" } as Record<string, string>,
    producer: "负责的服务提供者",
    number: "内容编号",
    entry: "对应的日志条目",
    share: "生成式 AI 的成分（DDEX 的说法）",
    amounts: { All: "全部：所有音符由模型写出，未经改动", Partly: "部分：音符由模型与人共同完成", None: "无：没有来自模型的音符" } as Record<string, string>,
    unknown: "不详：日志未说明导入的音符出自何人",
    people: (count: number, amount: string) => `${count} 人：${amount}`,
    contributions: { Partly: "改动了模型写的音符", None: "写入了不经模型的音符" } as Record<string, string>,
  },
});
