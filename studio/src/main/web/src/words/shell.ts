import { catalogue } from "./catalogue";

export const shell = catalogue({
  en: {
    compose: "Compose",
    inspect: "Inspect",
    learn: "Learn",
    library: "Library",
    classroom: "Classroom",
    skip: "To the content",
    pages: "Pages",
    language: "Language",
    close: "Close",
    connectionLost: "The studio does not answer.",
    connectionLostHint: "Is `stemma studio` still running? What you did before is kept.",
    signInAgain: "This page does not belong to the running studio any more.",
    signInAgainHint: "Open the address that `stemma studio` shows.",
  },
  zh: {
    compose: "作曲",
    inspect: "查验",
    learn: "学习",
    library: "曲库",
    classroom: "课堂",
    skip: "跳到正文",
    pages: "页面",
    language: "语言",
    close: "关闭",
    connectionLost: "工作室没有回应。",
    connectionLostHint: "stemma studio 还在运行吗？此前的操作都已保存。",
    signInAgain: "此页面已不属于正在运行的工作室。",
    signInAgainHint: "请打开 stemma studio 显示的网址。",
  },
});
