package dev.stemma.studio.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.List;

/**
 * Where {@link Routes} are added, under the paths of {@code openapi.yaml}:
 *
 * <pre>{@code
 * api.get("/pieces/{piece}", context -> context.json(describe(desk.open(Parameters.uuid(context, "piece")))));
 * }</pre>
 *
 * A handler throws what the workbench throws; {@link Refusals} make answers of it.
 */
final class Api {
    /** Under which path the server keeps all operations. */
    static final String ROOT = "/api";

    /** An operation by method and path. */
    record Operation(String method, String path) {}

    private final RoutesConfig routes;
    private final List<Operation> operations = new ArrayList<>();

    Api(RoutesConfig routes) {
        this.routes = routes;
    }

    void get(String path, Handler handler) {
        add(HandlerType.GET, path, handler);
    }

    void post(String path, Handler handler) {
        add(HandlerType.POST, path, handler);
    }

    void patch(String path, Handler handler) {
        add(HandlerType.PATCH, path, handler);
    }

    void put(String path, Handler handler) {
        add(HandlerType.PUT, path, handler);
    }

    void delete(String path, Handler handler) {
        add(HandlerType.DELETE, path, handler);
    }

    /** What was added. */
    List<Operation> operations() {
        return List.copyOf(operations);
    }

    private void add(HandlerType method, String path, Handler handler) {
        operations.add(new Operation(method.name(), path));
        routes.addHttpHandler(method, ROOT + path, handler);
    }
}
