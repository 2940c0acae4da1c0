import { catalogue } from "./catalogue";

/** Documents in the forms of other fields. */
export const exportsWords = catalogue({
  en: {
    credential: "Verifiable credential (W3C)",
    credentialHelp: "You say, by your own signature, that you verified this file and found this. Whoever gets it needs nothing but the document.",
    prov: "W3C PROV (JSON-LD)",
    provNotation: "W3C PROV (text)",
    ddex: "AI contribution (DDEX)",
    ofModel: "Documents about this model",
    signature: "Model signature (OpenSSF)",
    spdx: "Bill of materials (SPDX)",
    croissant: "Works it learnt from (Croissant)",
    kept: "The document was saved.",
  },
  zh: {
    credential: "可验证凭证（W3C）",
    credentialHelp: "您以自己的签名声明：您验证过此文件，结果如此。收到的人只需这份文档。",
    prov: "W3C PROV（JSON-LD）",
    provNotation: "W3C PROV（文本）",
    ddex: "AI 参与说明（DDEX）",
    ofModel: "关于此模型的文档",
    signature: "模型签名（OpenSSF）",
    spdx: "物料清单（SPDX）",
    croissant: "所学作品（Croissant）",
    kept: "文档已保存。",
  },
});
