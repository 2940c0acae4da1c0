package dev.stemma.studio.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.provenance.record.Language;
import dev.stemma.studio.phrases.Phrasebook;
import io.javalin.http.Context;
import io.javalin.http.Header;

/** Says what is in English in the language that a page speaks, which it names in {@code Accept-Language}. */
final class Speech {
    private Speech() {}

    static Language of(Context context) {
        String accepted = context.header(Header.ACCEPT_LANGUAGE);
        return accepted != null && accepted.startsWith("zh") ? Language.CHINESE : Language.ENGLISH;
    }

    /** In the words of the studio, which are not always those of the command line. */
    static String say(String text, Language language) {
        return Book.PHRASES.say(text, language);
    }

    /** A document in which all texts under a name, wherever they stand, are said in the language of the page. */
    static <T extends JsonNode> T said(T document, String name, Context context) {
        Language language = of(context);
        if (language != Language.ENGLISH) {
            for (JsonNode parent : document.findParents(name)) {
                if (parent instanceof ObjectNode node && node.get(name).isTextual()) {
                    node.put(name, say(node.get(name).textValue(), language));
                }
            }
        }
        return document;
    }

    /** Read when something is first said: the studio begins without it. */
    private static final class Book {
        private static final Phrasebook PHRASES = Phrasebook.read();
    }
}
