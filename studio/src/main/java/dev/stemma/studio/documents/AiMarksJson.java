package dev.stemma.studio.documents;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.provenance.label.AiShare;
import dev.stemma.provenance.label.AigcLabel;
import dev.stemma.studio.workbench.AiMarks;

/** How a file says that it is generated, and what follows from its journal, as JSON. */
public final class AiMarksJson {
    private AiMarksJson() {}

    /** Puts {@code label} and {@code generated} into a document, as far as there is something to say. */
    public static void put(ObjectNode node, AiMarks marks) {
        marks.label().ifPresent(label -> {
            ObjectNode entry = node.putObject("label");
            entry.put("standard", AigcLabel.STANDARD)
                    .put("label", label.certainty().code())
                    .put("contentProducer", label.producer())
                    .put("produceId", label.produceId());
            label.record().ifPresent(digest -> entry.put("journalEntry", digest.toString()));
            if (!label.propagator().isEmpty()) {
                entry.put("contentPropagator", label.propagator()).put("propagateId", label.propagateId());
            }
        });
        marks.share().ifPresent(share -> put(node.putObject("generated"), share));
    }

    private static void put(ObjectNode node, AiShare share) {
        share.containsAi().ifPresent(amount -> node.put("containsAi", amount.term()));
        ArrayNode contributors = node.putArray("contributors");
        share.contributors().forEach(contributor -> {
            ObjectNode entry = contributors.addObject();
            contributor
                    .person()
                    .ifPresent(person -> entry.put("person", person.identity().replace("sha256:", "")));
            entry.put("aiContribution", contributor.aiContribution().term());
        });
    }
}
