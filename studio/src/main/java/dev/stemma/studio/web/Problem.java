package dev.stemma.studio.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.provenance.record.Language;
import dev.stemma.studio.workbench.WorkbenchException;
import java.util.Optional;

/**
 * Why something was not done.
 *
 * @param error what was found and where
 * @param hint what to do
 * @param code what kind of refusal it is, where the pages have words of their own for it
 */
record Problem(String error, String hint, Optional<String> code) {
    Problem(String error, String hint) {
        this(error, hint, Optional.empty());
    }

    static Problem of(WorkbenchException e) {
        return new Problem(e.getMessage(), e.hint(), e.code());
    }

    ObjectNode json(Language language) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("error", Speech.say(error, language))
                .put("hint", Speech.say(hint, language));
        code.ifPresent(text -> node.put("code", text));
        return node;
    }
}
