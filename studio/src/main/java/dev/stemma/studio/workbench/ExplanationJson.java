package dev.stemma.studio.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.session.Explanation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.BiConsumer;

/** Why a note could be expected, as a JSON document: the same on the command line and on the pages. */
public final class ExplanationJson {
    private static final int DECIMALS = 6;

    private ExplanationJson() {}

    /** All but which note it is. */
    public static ObjectNode of(Explained.Reason reason) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.set("bits", decimal(reason.explanation().bits()));
        node.set("expected", decimal(reason.explanation().expectedBits()));
        describe(
                node.putObject("rhythm"),
                reason.explanation().rhythm(),
                (entry, duration) -> entry.put("duration", duration.toFraction()));
        describe(
                node.putObject("pitch"),
                reason.explanation().pitch(),
                (entry, pitch) -> entry.put("pitch", pitch.midi()));
        ObjectNode support = node.putObject("support")
                .put("notes", reason.support().notes())
                .put("works", reason.support().works());
        ArrayNode first = support.putArray("first");
        reason.support()
                .first()
                .forEach(work -> first.addObject()
                        .put("id", work.id())
                        .put("title", work.title())
                        .put("tradition", work.tradition().id()));
        return node;
    }

    private static <T> void describe(ObjectNode node, Explanation.Choice<T> choice, BiConsumer<ObjectNode, T> value) {
        node.set("bits", decimal(choice.bits()));
        node.set("expected", decimal(choice.expected()));
        node.put("rank", choice.rank());
        ArrayNode alternatives = node.putArray("alternatives");
        for (Explanation.Alternative<T> alternative : choice.alternatives()) {
            ObjectNode entry = alternatives.addObject();
            value.accept(entry, alternative.value());
            entry.set("probability", decimal(alternative.probability()));
        }
        ArrayNode members = node.putArray("members");
        for (Explanation.Member member : choice.members()) {
            ObjectNode entry = members.addObject().put("name", member.name());
            entry.set("weight", decimal(member.weight()));
            if (Double.isFinite(member.bits())) {
                entry.set("bits", decimal(member.bits()));
            }
            entry.put("context", member.context());
        }
    }

    /** A number to six decimal places, written alike by every Java. */
    public static JsonNode decimal(double value) {
        return DecimalNode.valueOf(new BigDecimal(value).setScale(DECIMALS, RoundingMode.HALF_EVEN));
    }
}
