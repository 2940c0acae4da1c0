package dev.stemma.studio.documents;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.provenance.label.FamilyMember;
import dev.stemma.provenance.label.FamilyTree;
import java.util.Locale;

/** What a file came from, and what that came from, as JSON: the file first. */
final class FamilyJson {
    private FamilyJson() {}

    static ArrayNode of(FamilyTree family) {
        ArrayNode members = Json.object().arrayNode();
        for (FamilyMember member : family.members()) {
            ObjectNode node = members.addObject().put("id", member.id());
            member.title().ifPresent(title -> node.put("title", title));
            member.format().ifPresent(format -> node.put("format", format));
            node.put("standing", word(member.standing()));
            member.signer().ifPresent(signer -> {
                node.put("signer", signer.name());
                signer.organization().ifPresent(organization -> node.put("organization", organization));
            });
            member.program().ifPresent(program -> node.put("program", program));
            ArrayNode deeds = node.putArray("deeds");
            member.deeds().forEach(deed -> {
                ObjectNode done = deeds.addObject().put("action", deed.action());
                deed.kind().ifPresent(kind -> done.put("kind", kind));
                deed.description().ifPresent(text -> done.put("description", text));
                deed.when().ifPresent(time -> done.put("when", time.toString()));
            });
            ArrayNode from = node.putArray("from");
            member.descent()
                    .forEach(descent -> from.addObject()
                            .put("relation", word(descent.relation()))
                            .put("id", descent.id()));
        }
        return members;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
