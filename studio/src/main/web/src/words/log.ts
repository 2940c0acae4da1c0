import { catalogue } from "./catalogue";

/** Where a transparency log has a file. */
export const logWords = catalogue({
  en: {
    place: (log: string, index: string, size: string) => `In the transparency log ${log} it is entry ${index} of ${size}, counted from 0.`,
    seen: (witnesses: string, time: string) => `Seen by ${witnesses}, first on ${time}.`,
    alone: "No witness has seen the log, so this holds as far as the log is honest.",
    unknown: "Nobody here knows this log, or enough of its witnesses: anybody may have made it.",
    notBySigner: "Somebody else than the signer made the entry.",
    between: ", ",
  },
  zh: {
    place: (log: string, index: string, size: string) => `它是透明日志 ${log} 共 ${size} 条中的第 ${index} 条（从 0 起）。`,
    seen: (witnesses: string, time: string) => `已由 ${witnesses} 见证，最早于 ${time}。`,
    alone: "没有见证人见过这份日志，因此以日志诚实为前提。",
    unknown: "本机不认识这份日志，或不认识足够的见证人：任何人都可能伪造它。",
    notBySigner: "该条目并非签名者所写。",
    between: "、",
  },
});
