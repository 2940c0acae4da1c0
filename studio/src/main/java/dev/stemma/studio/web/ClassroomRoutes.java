package dev.stemma.studio.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.studio.registry.PieceTable;
import io.javalin.http.Context;
import java.util.Optional;

/** What the owner of the studio sees of a class, if it is open to one. */
final class ClassroomRoutes implements Routes {
    private final Optional<Classroom> classroom;

    ClassroomRoutes(Optional<Classroom> classroom) {
        this.classroom = classroom;
    }

    @Override
    public void addTo(Api api) {
        api.get(
                Classroom.VISIT,
                context -> context.json(JsonNodeFactory.instance.objectNode().put("role", "owner")));
        api.post(Classroom.VISIT, context -> {
            throw new Refusal(422, "nobody joins here", "pupils open the address that the page Classroom shows");
        });
        api.get("/classroom", this::show);
        api.post("/classroom/code", this::renew);
    }

    private void renew(Context context) {
        classroom
                .orElseThrow(() -> new Refusal(
                        422, "the studio is open to this machine only", "start it with stemma studio --lan"))
                .code()
                .renew();
        show(context);
    }

    private void show(Context context) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("open", classroom.isPresent());
        ArrayNode pupils = node.putArray("pupils");
        classroom.ifPresent(open -> {
            node.put("address", open.address().toString());
            open.code()
                    .text()
                    .ifPresent(text -> node.put("code", text)
                            .put("ends", open.code().ends().toString()));
            open.pupils().all().forEach(pupil -> describe(pupils.addObject(), pupil));
        });
        context.json(node);
    }

    private static void describe(ObjectNode node, Pupil pupil) {
        node.put("name", pupil.name()).put("joined", pupil.joined().toString());
        PieceTable.Page page = pupil.pieces();
        node.put("pieces", page.total());
        ArrayNode titles = node.putArray("titles");
        page.pieces().forEach(piece -> titles.add(piece.title()));
    }
}
