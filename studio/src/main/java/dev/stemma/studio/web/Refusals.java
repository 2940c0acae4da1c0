package dev.stemma.studio.web;

import dev.stemma.studio.registry.RegistryException;
import dev.stemma.studio.workbench.WorkbenchException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.function.Consumer;
import org.eclipse.jetty.io.EofException;

/** Makes an answer of whatever a handler throws; nothing of how the program looks inside gets out. */
final class Refusals {
    private final Consumer<Exception> accidents;

    /** @param accidents hears of what should not have happened */
    Refusals(Consumer<Exception> accidents) {
        this.accidents = accidents;
    }

    void addTo(RoutesConfig routes) {
        routes.exception(WorkbenchException.class, (e, context) -> answer(context, status(e.kind()), Problem.of(e)));
        routes.exception(
                RegistryException.class, (e, context) -> answer(context, 422, new Problem(e.getMessage(), e.hint())));
        routes.exception(Refusal.class, (e, context) -> answer(context, e.status(), e.problem()));
        routes.exception(
                HttpResponseException.class, (e, context) -> answer(context, e.getStatus(), known(e, context)));
        routes.exception(EofException.class, (e, context) -> context.status(400));
        routes.exception(Exception.class, (e, context) -> {
            accidents.accept(e);
            answer(
                    context,
                    500,
                    new Problem(
                            "this should not have happened; nothing was changed by what was asked for last",
                            "repeat it; if it happens again, start stemma studio with --debug and report what it shows"));
        });
    }

    private static int status(WorkbenchException.Kind kind) {
        return switch (kind) {
            case REFUSED -> 422;
            case MISSING -> 404;
            case OVERTAKEN -> 409;
        };
    }

    private static Problem known(HttpResponseException e, Context context) {
        return switch (e.getStatus()) {
            case 404 ->
                new Problem("there is nothing at this address", "the documents of the API are at /api/openapi.yaml");
            case 405 ->
                new Problem(
                        "nothing here answers to " + context.method().name(),
                        "the documents of the API are at /api/openapi.yaml");
            case 413 -> Bodies.tooLarge(Intake.of(context).largestUpload()).problem();
            default -> new Problem("the request cannot be read", "the documents of the API are at /api/openapi.yaml");
        };
    }

    private static void answer(Context context, int status, Problem problem) {
        context.status(status).json(problem.json(Speech.of(context)));
    }
}
