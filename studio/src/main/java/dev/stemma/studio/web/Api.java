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

    /** Where a handler goes. */
    interface Adding {
        void add(HandlerType method, String path, Handler handler);
    }

    private final Adding adding;
    private final List<Operation> operations = new ArrayList<>();

    Api(RoutesConfig routes) {
        this(routes::addHttpHandler);
    }

    Api(Adding adding) {
        this.adding = adding;
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

    /** An operation whose handler is chosen later. */
    void add(Operation operation, Handler handler) {
        switch (operation.method()) {
            case "GET" -> get(operation.path(), handler);
            case "POST" -> post(operation.path(), handler);
            case "PATCH" -> patch(operation.path(), handler);
            case "PUT" -> put(operation.path(), handler);
            case "DELETE" -> delete(operation.path(), handler);
            default -> throw new IllegalArgumentException("no operation is done by " + operation.method());
        }
    }

    /** What was added. */
    List<Operation> operations() {
        return List.copyOf(operations);
    }

    private void add(HandlerType method, String path, Handler handler) {
        operations.add(new Operation(method.name(), path));
        adding.add(method, ROOT + path, handler);
    }
}
