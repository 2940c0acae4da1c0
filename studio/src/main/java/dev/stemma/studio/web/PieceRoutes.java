package dev.stemma.studio.web;

import dev.stemma.studio.registry.PieceQuery;
import dev.stemma.studio.workbench.Asked;
import dev.stemma.studio.workbench.Asking;
import dev.stemma.studio.workbench.Desk;
import dev.stemma.studio.workbench.Edit;
import dev.stemma.studio.workbench.EditScript;
import dev.stemma.studio.workbench.OnDesk;
import dev.stemma.studio.workbench.WorkbenchException;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Pieces on the desk, and what is done with them. */
final class PieceRoutes implements Routes {
    private static final int USUAL_LIMIT = 50;
    private static final int HIGHEST_LIMIT = 200;
    private static final int USUAL_COUNT = 4;

    private final Desk desk;
    private final Events events;

    PieceRoutes(Desk desk, Events events) {
        this.desk = desk;
        this.events = events;
    }

    @Override
    public void addTo(Api api) {
        api.get("/pieces", context -> context.json(PieceJson.of(desk.find(query(context)))));
        api.post("/pieces", this::begin);
        api.post("/pieces/import", this::bringIn);
        api.get("/pieces/{piece}", context -> context.json(PieceJson.of(desk.look(piece(context)))));
        api.patch("/pieces/{piece}", this::describe);
        api.post("/pieces/{piece}/requests", this::request);
        api.post("/pieces/{piece}/operations", this::operate);
        api.get("/pieces/{piece}/history", context -> context.json(HistoryJson.of(desk.history(piece(context)))));
        api.get(
                "/pieces/{piece}/versions/{entry}",
                context ->
                        context.json(PieceJson.of(desk.version(piece(context), Parameters.number(context, "entry")))));
    }

    private static UUID piece(Context context) {
        return Parameters.uuid(context, "piece");
    }

    private static PieceQuery query(Context context) {
        Optional<String> sort = Parameters.text(context, "sort");
        PieceQuery.Order order = sort.map(PieceRoutes::order).orElse(PieceQuery.Order.CHANGED);
        int limit = Parameters.optionalNumber(context, "limit").orElse(USUAL_LIMIT);
        if (limit < 1 || limit > HIGHEST_LIMIT) {
            throw Refusal.malformed("limit is " + limit, "it is 1 to " + HIGHEST_LIMIT);
        }
        return new PieceQuery(
                Parameters.text(context, "search").orElse(""),
                order,
                Parameters.text(context, "descending").isPresent()
                        ? Parameters.flag(context, "descending")
                        : sort.isEmpty(),
                Parameters.flag(context, "archived"),
                Parameters.optionalNumber(context, "offset").orElse(0),
                limit);
    }

    private static PieceQuery.Order order(String name) {
        for (PieceQuery.Order order : PieceQuery.Order.values()) {
            if (order.name().toLowerCase(Locale.ROOT).equals(name)) {
                return order;
            }
        }
        throw Refusal.malformed("nothing is sorted by " + name, "sort is changed, created, title, tradition or notes");
    }

    private void begin(Context context) throws WorkbenchException {
        Fields fields = Bodies.fields(context).only("title", "as");
        created(context, desk.begin(fields.text("title"), fields.optionalText("as")));
    }

    private void bringIn(Context context) throws WorkbenchException {
        String name = Parameters.text(context, "name")
                .orElseThrow(() -> Refusal.malformed("the name of the file is missing", "give ?name="));
        created(context, desk.bringIn(name, Bodies.upload(context), Parameters.text(context, "as")));
    }

    private void created(Context context, OnDesk piece) {
        changed(piece);
        context.status(201).json(PieceJson.of(piece));
    }

    private void changed(OnDesk piece) {
        events.changed(piece.row().id());
    }

    private void describe(Context context) throws WorkbenchException {
        Fields fields = Bodies.fields(context).only("title", "archived");
        answer(
                context,
                desk.describe(piece(context), fields.optionalText("title"), fields.optionalBoolean("archived")));
    }

    private void answer(Context context, OnDesk piece) {
        changed(piece);
        context.json(PieceJson.of(piece));
    }

    private void request(Context context) throws WorkbenchException {
        Fields fields = Bodies.fields(context).only("task", "bars", "keep", "strength", "wish", "seed", "count", "as");
        Asked asked = desk.ask(
                piece(context),
                new Asking(
                        fields.text("task"),
                        fields.optionalText("bars"),
                        fields.optionalText("keep"),
                        fields.optionalText("strength"),
                        new TreeMap<>(fields.texts("wish")),
                        fields.optionalLong("seed"),
                        fields.optionalInteger("count").orElse(USUAL_COUNT),
                        fields.optionalText("as")));
        changed(asked.piece());
        context.json(PieceJson.of(asked));
    }

    private void operate(Context context) throws WorkbenchException {
        Fields fields = Bodies.fields(context).only("base", "operations");
        answer(context, desk.operate(piece(context), fields.optionalInteger("base"), edits(fields)));
    }

    private static List<Edit> edits(Fields fields) throws WorkbenchException {
        try {
            return EditScript.read(fields.json().path("operations"));
        } catch (IllegalArgumentException e) {
            throw new WorkbenchException("the operations: " + e.getMessage(), "see /api/openapi.yaml", e);
        }
    }
}
