import { catalogue } from "./catalogue";

/** What a status code means, in English and Chinese, and the codes that mean it. */
type Meaning = readonly [english: string, chinese: string, ...codes: string[]];

const CONTENT: Meaning[] = [
  ["The content is exactly what was signed.", "内容与签名时完全一致。", "assertion.dataHash.match", "assertion.bmffHash.match", "assertion.boxesHash.match", "assertion.segmentHash.match"],
  ["The content was changed after it was signed.", "内容在签名之后被改动过。", "assertion.dataHash.mismatch", "assertion.bmffHash.mismatch", "assertion.boxesHash.mismatch", "assertion.boxesHash.unknownBox", "assertion.segmentHash.mismatch"],
  ["It is not clear which bytes the signature covers, so it covers none for sure.", "签名究竟覆盖哪些字节没有说清，因此无法确定它保护了什么。", "assertion.dataHash.malformed", "assertion.bmffHash.malformed", "assertion.boxesHash.malformed", "assertion.segmentHash.malformed"],
  ["Lines were added that nobody signed.", "末尾添加了没有人签名的行。", "assertion.segmentHash.partialCoverage"],
  ["The signed steps of this file do not follow each other: some were changed or left out.", "文件各次签名前后不连贯：有的被改动或删去。", "assertion.segmentHash.predecessorMismatch"],
  ["The signature leaves out some bytes besides the credentials; they may hold anything.", "除凭证本身外，签名还略过了一些字节，其中可能是任何内容。", "assertion.dataHash.additionalExclusionsPresent", "assertion.bmffHash.additionalExclusionsPresent", "assertion.boxesHash.additionalExclusionsPresent"],
  ["Parts of the file may have been changed without anyone noticing.", "文件的某些部分可能被改动而无法察觉。", "dev.stemma.binding.unknownExclusions"],
  ["All files that belong together are those that were signed.", "同属一组的文件都与签名时一致。", "assertion.collectionHash.match", "assertion.multiAssetHash.match", "assertion.linkedResourceIntegrity.match", "assertion.alternativeContentRepresentation.match"],
  ["A file that belongs to this one is not the one that was signed.", "与它同属一组的某个文件已不是签名时的那一个。", "assertion.collectionHash.mismatch", "assertion.multiAssetHash.mismatch", "assertion.external-reference.hashMismatch", "assertion.collectionHash.incorrectFileCount", "assertion.multiAssetHash.missingPart"],
  ["The list of files that belong to this one is not as it must be.", "同属一组的文件清单不合规范。", "assertion.collectionHash.invalidURI", "assertion.collectionHash.malformed", "assertion.multiAssetHash.malformed", "assertion.linkedResourceIntegrity.invalidURI", "assertion.linkedResourceIntegrity.malformed", "assertion.linkedResourceIntegrity.notCreated"],
  ["A file that this one links to was not checked, or has changed by now.", "它链接的某个文件没有检查，或者已经变了。", "assertion.linkedResourceIntegrity.formatMismatch", "assertion.linkedResourceIntegrity.hashMismatch", "assertion.linkedResourceIntegrity.inaccessible", "assertion.linkedResourceIntegrity.sizeMismatch", "assertion.linkedResourceIntegrity.skipped"],
  ["A reference to something outside the file is not as it must be.", "对文件之外内容的引用不合规范。", "assertion.cloud-data.actions", "assertion.cloud-data.hardBinding", "assertion.cloud-data.labelMismatch", "assertion.cloud-data.malformed", "assertion.external-reference.created", "assertion.external-reference.labelMismatch", "assertion.external-reference.malformed"],
];

const CREDENTIALS: Meaning[] = [
  ["There are no credentials, so there is nothing to check.", "没有凭证，因此无从检查。", "manifest.inaccessible", "manifest.appendOnlyText.noSentinel"],
  ["The credentials are damaged.", "凭证已损坏。", "manifest.inaccessible.malformed", "manifest.compressed.invalid"],
  ["The credentials are encrypted.", "凭证是加密的。", "manifest.inaccessible.encrypted"],
  ["The file or its credentials cannot be read.", "文件或其凭证无法读取。", "general.error"],
  ["Bytes that should be empty hold something nobody signed; nothing is read from them.", "本应为空的字节里有未经签名的内容；这里不会读取它。", "dev.stemma.padding.nonZero"],
  ["Bytes of the credentials that no signature covers are not as they were written.", "凭证中不受签名保护的字节与写入时不同。", "dev.stemma.store.unprotectedBytes"],
  ["A later record claims more than such a record may.", "后来的记录声称了它无权声称的内容。", "manifest.update.invalid", "manifest.update.wrongParents"],
  ["The file names two origins at once.", "文件同时写了两个来源。", "manifest.multipleParents"],
];

const CLAIMS: Meaning[] = [
  ["The signed statement cannot be read.", "已签名的声明无法读取。", "claim.cbor.invalid"],
  ["The signed statement lacks what it must say.", "已签名的声明缺少必要的内容。", "claim.malformed"],
  ["There is no statement that anyone could have signed.", "没有任何可供签名的声明。", "claim.missing"],
  ["There are two statements, and it is unclear which one was signed.", "有两份声明，不清楚签的是哪一份。", "claim.multiple"],
  ["The credentials do not say what was done to the file.", "凭证没有说明对文件做过什么。", "claim.actions.missing"],
  ["Nothing ties the credentials to this file: they could have been put into any other.", "凭证与这个文件之间没有绑定：它可能来自任何文件。", "claim.hardBindings.missing"],
  ["The credentials are tied to a file twice, and it is unclear which one counts.", "凭证绑定了两次文件，不清楚以哪次为准。", "assertion.multipleHardBindings"],
  ["An algorithm is used that is not known to be safe, or none is named.", "使用了不能确定是否安全的算法，或没有写明算法。", "algorithm.unsupported"],
  ["An algorithm is used that should no longer be used.", "使用了已不宜再用的算法。", "algorithm.deprecated"],
  ["This part of the credentials is as it was signed.", "凭证的这一部分与签名时一致。", "assertion.hashedURI.match", "assertion.accessible"],
  ["A part of the credentials was changed after it was signed.", "凭证的某一部分在签名之后被改动过。", "assertion.hashedURI.mismatch", "hashedURI.mismatch"],
  ["A part of the credentials was taken out.", "凭证的某一部分被取走了。", "assertion.missing", "hashedURI.missing", "assertion.inaccessible"],
  ["Something was put into the credentials that nobody signed.", "凭证里被加入了没有人签名的内容。", "assertion.undeclared"],
  ["The signer relies on a part of somebody else's credentials.", "签名者引用了别人凭证中的内容。", "assertion.outsideManifest"],
  ["A part of the credentials cannot be read.", "凭证的某一部分无法读取。", "assertion.cbor.invalid", "assertion.json.invalid"],
  ["What was done to the file is not stated as it must be.", "对文件做过什么，写得不合规范。", "assertion.action.malformed", "assertion.action.softBindingMissing"],
  ["Something is said to have been used that is not there.", "声称用到的东西并不在其中。", "assertion.action.ingredientMismatch"],
  ["What was done, and what it was done with, stand in different lists.", "所做的事和所用的材料写在不同的清单里。", "assertion.action.ingredientLocationMismatch"],
  ["Something was blacked out that must not be, or without saying so.", "抹去了不得抹去的内容，或者抹去时没有说明。", "assertion.action.redacted", "assertion.action.redactionMismatch", "assertion.dataHash.redacted", "assertion.hardBinding.redacted", "assertion.notRedacted", "assertion.selfRedacted"],
  ["Something was blacked out, and the signer says so.", "有内容被抹去，签名者作了说明。", "assertion.redacted"],
  ["Additional information is not stated as it must be.", "附加信息写得不合规范。", "assertion.metadata.malformed", "assertion.timestamp.malformed"],
];

const INGREDIENTS: Meaning[] = [
  ["What the file was made from is not described as it must be.", "文件所用素材的描述不合规范。", "assertion.ingredient.malformed"],
  ["The credentials of what it was made from are those that the signer saw.", "所用素材的凭证就是签名者见到的那一份。", "ingredient.manifest.validated", "ingredient.claimSignature.validated"],
  ["The credentials of something it was made from are not those that the signer saw.", "某个素材的凭证已不是签名者见到的那一份。", "ingredient.manifest.mismatch", "ingredient.claimSignature.mismatch"],
  ["The credentials of something it was made from were taken out.", "某个素材的凭证被取走了。", "ingredient.manifest.missing", "ingredient.claimSignature.missing"],
  ["It was made from something that has no credentials of its own.", "它用到的某个素材自身没有凭证。", "ingredient.unknownProvenance"],
];

const SIGNERS: Meaning[] = [
  ["The signature belongs to this certificate and this statement.", "签名与证书、声明相符。", "claimSignature.validated"],
  ["The signature does not belong to this statement: one of them was changed.", "签名与声明不符：其中之一被改动过。", "claimSignature.mismatch"],
  ["Nobody signed.", "没有人签名。", "claimSignature.missing"],
  ["It was signed while the certificate was valid.", "签名时证书在有效期内。", "claimSignature.insideValidity"],
  ["Nothing proves that it was signed while the certificate was valid.", "无法证明签名时证书在有效期内。", "claimSignature.outsideValidity"],
  ["The certificate is of the kind that signers need.", "证书符合签名者应有的规格。", "dev.stemma.certificate.profileKept"],
  ["The certificate is not of the kind that signers need.", "证书不符合签名者应有的规格。", "signingCredential.invalid"],
  ["Somebody whom you trust vouches for the signer.", "你信任的机构为签名者作保。", "signingCredential.trusted"],
  ["Nobody whom you trust vouches for the signer. Anybody can make a certificate with any name.", "没有你信任的机构为签名者作保。任何人都能制作写着任意名字的证书。", "signingCredential.untrusted"],
  ["The certificate was not withdrawn.", "证书没有被撤销。", "signingCredential.ocsp.notRevoked"],
  ["The certificate was withdrawn; somebody else may have the key.", "证书已被撤销；密钥可能落入他人之手。", "signingCredential.ocsp.revoked"],
  ["Whether the certificate was withdrawn is not known.", "证书是否被撤销不得而知。", "signingCredential.ocsp.inaccessible", "signingCredential.ocsp.skipped", "signingCredential.ocsp.unknown", "dev.stemma.certificateStatus.unreadable"],
  ["A time stamp proves when it was signed at the latest.", "时间戳证明了签名的最晚时间。", "timeStamp.validated", "timeStamp.trusted"],
  ["The time stamp was spoiled, or belongs to something else.", "时间戳已损坏，或属于别的内容。", "timeStamp.malformed", "timeStamp.mismatch"],
  ["The authority that made the time stamp is not one to believe.", "颁发时间戳的机构不可信。", "timeStamp.credentialInvalid", "timeStamp.outsideValidity", "timeStamp.untrusted"],
  ["The time of signing is only what the signer says.", "签名时间只是签名者自己的说法。", "timeOfSigning.insideValidity", "timeOfSigning.outsideValidity"],
];

const RECORDS: Meaning[] = [
  ["The recorded steps follow each other, and none is missing.", "记录的各个步骤前后连贯，没有缺失。", "dev.stemma.journal.match"],
  ["The recorded steps contradict themselves: something was changed, added or left out.", "记录的步骤自相矛盾：有内容被改动、添加或删去。", "dev.stemma.journal.mismatch"],
  ["A part of the recorded steps is not here, so it was not checked.", "一部分步骤不在此处，因而没有检查。", "dev.stemma.journal.skipped"],
  ["The notes, and who made them, are what the recorded steps lead to.", "音符及其来源正是这些步骤得出的结果。", "dev.stemma.lineage.match"],
  ["The notes, or what is said of who made them, are not what the recorded steps lead to.", "音符，或关于音符来源的说法，与记录的步骤不符。", "dev.stemma.lineage.mismatch"],
  ["Whether the notes follow from the recorded steps could not be checked.", "无法检查音符是否由记录的步骤得出。", "dev.stemma.lineage.skipped"],
  ["The model wrote these notes again, one by one, exactly as recorded.", "模型重新写出了这些音符，与记录逐一吻合。", "dev.stemma.replay.match"],
  ["The model does not write the notes that the record says it wrote.", "模型写不出记录中声称由它写出的音符。", "dev.stemma.replay.mismatch"],
  ["The model could not be asked to write the notes again, for example because it is not on this machine.", "无法让模型重写这些音符，例如本机没有这个模型。", "dev.stemma.replay.skipped"],
  ["The works from which the model learnt, and their terms, are those on its list.", "模型所学的作品及其条款，与它的清单一致。", "dev.stemma.dataset.match"],
  ["The file says something else of the works from which the model learnt, or of their terms, than the list of these works.", "文件中关于模型所学作品或其条款的说法，与作品清单不符。", "dev.stemma.dataset.mismatch"],
  ["The list of works beside the model is not the one of which its credentials speak.", "模型旁的作品清单不是凭证所说的那一份。", "dev.stemma.dataset.list.mismatch"],
  ["There is no model, no list of its works at hand, or nothing is said of them.", "没有模型参与、手边没有模型的作品清单，或文件没有提到这些作品。", "dev.stemma.dataset.skipped"],
  ["The label in the file says what the record says: a model had a part in it.", "文件中的标识与记录相符：有模型参与生成。", "dev.stemma.label.match"],
  ["The label in the file says something else than the record.", "文件中的标识与记录不符。", "dev.stemma.label.mismatch"],
  ["The label in the file is not written as the standard for labels asks.", "文件中的标识不符合标识标准的格式。", "dev.stemma.label.malformed"],
  ["The file carries more than one label; one is allowed.", "文件中有多个标识；只允许有一个。", "dev.stemma.label.multiple"],
  ["The file carries no label, or there is nothing to compare it with.", "文件中没有标识，或没有可供比对的记录。", "dev.stemma.label.skipped"],
  ["A transparency log that is known has an entry for exactly these credentials.", "已知的透明日志中有与这份凭证完全对应的条目。", "dev.stemma.log.match"],
  ["The proof that it is in a transparency log does not hold, or belongs to another file.", "透明日志的证明不成立，或属于另一个文件。", "dev.stemma.log.mismatch"],
  ["A proof names a transparency log that nobody here knows, or that too few known witnesses have seen.", "证明所指的透明日志在本机无人认识，或见证人不足。", "dev.stemma.log.untrusted"],
  ["No proof that it is in a transparency log came with the file, or there was nothing to hold one against.", "没有随文件附上透明日志的证明，或没有可供对照的内容。", "dev.stemma.log.skipped"],
];

const PEOPLE: Meaning[] = [
  ["What a person says about his or her part is well written.", "此人关于自己所做之事的声明格式正确。", "cawg.identity.well-formed"],
  ["A person's word about his or her part holds.", "此人关于自己所做之事的声明成立。", "cawg.identity.trusted", "cawg.x509.signature.validated", "cawg.x509.credential.trusted", "cawg.x509.signature.inside_validity", "cawg.x509.ocsp.not_revoked", "cawg.x509.time_stamp.trusted", "cawg.x509.time_stamp.validated", "cawg.ica.time_stamp.validated"],
  ["Nobody whom you trust vouches for a person named beside the signer.", "没有你信任的机构为签名者之外列名的人作保。", "cawg.x509.credential.untrusted", "cawg.ica.untrusted_issuer"],
  ["A person's word is about something else, or was changed.", "此人的声明针对的是别的内容，或被改动过。", "cawg.identity.assertion.mismatch", "cawg.identity.assertion.duplicate", "cawg.identity.hard_binding_missing", "cawg.identity.hard_binding_incorrect", "cawg.x509.signature.mismatch", "cawg.ica.signature_mismatch", "cawg.ica.signer_payload.mismatch"],
  ["A person's word cannot be read, or is not as it must be.", "此人的声明无法读取，或不合规范。", "cawg.identity.cbor.invalid", "cawg.identity.pad.invalid", "cawg.identity.sig_type.unknown", "cawg.x509.algorithm.unsupported", "cawg.x509.credential.invalid", "cawg.ica.invalid_cose_sign1", "cawg.ica.invalid_alg", "cawg.ica.invalid_content_type", "cawg.ica.invalid_verifiable_credential", "cawg.ica.invalid_issuer", "cawg.ica.invalid_did_document", "cawg.ica.valid_from.missing", "cawg.ica.valid_from.invalid", "cawg.ica.valid_until.invalid", "cawg.ica.verified_identities.missing", "cawg.ica.verified_identities.invalid"],
  ["A person's certificate was withdrawn, or was not valid at the time.", "此人的证书已被撤销，或当时不在有效期内。", "cawg.identity.credential_revoked", "cawg.x509.signature.outside_validity"],
  ["Who a person is could not be checked without asking the network, which is not done here.", "核对此人身份需要联网，这里不联网。", "cawg.identity.network_traffic_blocked", "cawg.ica.did_unsupported_method", "cawg.ica.revocation.unavailable"],
  ["The time stamp of a person's word says nothing.", "此人声明上的时间戳不作数。", "cawg.x509.time_stamp.malformed", "cawg.x509.time_stamp.mismatch", "cawg.x509.time_stamp.untrusted", "cawg.x509.time_stamp.credential_invalid", "cawg.x509.time_stamp.outside_validity", "cawg.ica.time_stamp.invalid"],
];

const ALL = [CONTENT, CREDENTIALS, CLAIMS, INGREDIENTS, SIGNERS, RECORDS, PEOPLE].flat();

function byCode(text: (meaning: Meaning) => string): Record<string, string> {
  return Object.fromEntries(ALL.flatMap((meaning) => meaning.slice(2).map((code) => [code, text(meaning)])));
}

/** What each status code means, in a sentence. */
export const codes = catalogue({ en: byCode(([english]) => english), zh: byCode(([, chinese]) => chinese) });

export const checks = catalogue({
  en: {
    names: {
      binding: "Content unchanged",
      signature: "Signature",
      certificate: "Certificate",
      trust: "Trust in the signer",
      time: "Time",
      claim: "Credentials unchanged",
      ingredients: "What it was made from",
      journal: "Recorded steps",
      lineage: "Who made the notes",
      replay: "The model plays it again",
      dataset: "What the model learnt from",
      label: "Label of generated content",
      log: "Transparency log",
    },
    questions: {
      binding: "Is the content the one that was signed?",
      signature: "Was the statement signed with this key?",
      certificate: "May this certificate sign?",
      trust: "Does somebody you trust vouch for the signer?",
      time: "Was everything valid when it was signed?",
      claim: "Are the credentials complete and unchanged?",
      ingredients: "Do the credentials of its sources hold?",
      journal: "Do the recorded steps follow each other?",
      lineage: "Do the notes and their origins follow from the steps?",
      replay: "Does the model write the same notes again?",
      dataset: "Are the works behind the model, and their terms, those on its list?",
      label: "Does the label say what the record says?",
      log: "Does a public list that only grows have it?",
    },
    outcomes: { pass: "holds", fail: "fails", skipped: "not checked or only noted" },
    unknownCode: (code: string) => `A finding with the code ${code}.`,
  },
  zh: {
    names: {
      binding: "内容未改",
      signature: "签名",
      certificate: "证书",
      trust: "对签名者的信任",
      time: "时间",
      claim: "凭证未改",
      ingredients: "所用素材",
      journal: "创作步骤",
      lineage: "音符来源",
      replay: "模型重写",
      dataset: "模型所学",
      label: "生成内容标识",
      log: "透明日志",
    },
    questions: {
      binding: "内容是签名时的内容吗？",
      signature: "声明是用这把密钥签的吗？",
      certificate: "这张证书可以用来签名吗？",
      trust: "有你信任的机构为签名者作保吗？",
      time: "签名时一切都在有效期内吗？",
      claim: "凭证完整且未被改动吗？",
      ingredients: "各个素材的凭证成立吗？",
      journal: "记录的步骤前后连贯吗？",
      lineage: "音符及其来源由这些步骤得出吗？",
      replay: "模型能写出同样的音符吗？",
      dataset: "模型所学的作品及其条款与清单一致吗？",
      label: "标识与记录相符吗？",
      log: "只增不减的公开清单里有它吗？",
    },
    outcomes: { pass: "成立", fail: "不成立", skipped: "未检查或仅供参考" },
    unknownCode: (code: string) => `有一条结果，代码为 ${code}。`,
  },
});
