package dev.stemma.studio.documents;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The names that Croissant 1.1 gives to its terms in JSON-LD (its appendix 1), with those of PROV and ODRL that it recommends. */
final class CroissantContext {
    /** Terms of Croissant's own that are called as they are. */
    private static final String[] TERMS = {
        "annotation",
        "arrayShape",
        "citeAs",
        "column",
        "containedIn",
        "equivalentProperty",
        "excludes",
        "extract",
        "field",
        "fileObject",
        "fileProperty",
        "fileSet",
        "format",
        "includes",
        "isArray",
        "isLiveDataset",
        "jsonPath",
        "key",
        "md5",
        "parentField",
        "readLines",
        "recordSet",
        "references",
        "regex",
        "sdVersion",
        "separator",
        "source",
        "subField",
        "transform",
        "unArchive",
        "value"
    };

    private CroissantContext() {}

    static ObjectNode of() {
        ObjectNode context = Json.object()
                .put("@language", "en")
                .put("@vocab", "https://schema.org/")
                .put("sc", "https://schema.org/")
                .put("cr", "http://mlcommons.org/croissant/")
                .put("rai", "http://mlcommons.org/croissant/RAI/")
                .put("dct", "http://purl.org/dc/terms/")
                .put("prov", "http://www.w3.org/ns/prov#")
                .put("odrl", "http://www.w3.org/ns/odrl/2/")
                .put("conformsTo", "dct:conformsTo");
        for (String term : TERMS) {
            context.put(term, "cr:" + term);
        }
        context.putObject("data").put("@id", "cr:data").put("@type", "@json");
        context.putObject("examples").put("@id", "cr:examples").put("@type", "@json");
        context.putObject("dataType").put("@id", "cr:dataType").put("@type", "@vocab");
        return context;
    }
}
