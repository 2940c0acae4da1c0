package dev.stemma.studio.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.Optional;

/** Joining a class. */
final class PupilVisitRoutes implements Routes {
    private final JoinCode code;
    private final Pupils pupils;
    private final Gate gate;

    PupilVisitRoutes(JoinCode code, Pupils pupils, Gate gate) {
        this.code = code;
        this.pupils = pupils;
        this.gate = gate;
    }

    @Override
    public void addTo(Api api) {
        api.get(
                Classroom.VISIT,
                context -> context.json(visit(gate.session(context).flatMap(pupils::find))));
        api.post(Classroom.VISIT, this::join);
    }

    private void join(Context context) {
        Fields fields = Bodies.fields(context).only("name", "code");
        String name = fields.text("name");
        code.require(fields.text("code"), context.req().getRemoteAddr());
        String session = pupils.join(name);
        gate.remember(context, session);
        context.status(201).json(visit(pupils.find(session)));
    }

    private static ObjectNode visit(Optional<Pupil> pupil) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("role", pupil.isPresent() ? "pupil" : "guest");
        pupil.ifPresent(each -> node.put("name", each.name()));
        return node;
    }
}
