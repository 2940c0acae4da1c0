package dev.stemma.studio.web;

import dev.stemma.provenance.record.Language;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What is answered where a request is none that can be read: nothing of it, and nothing of the program. */
final class PlainErrors implements Request.Handler {
    private static final Problem PROBLEM =
            new Problem("the request cannot be read", "the documents of the API are at /api/openapi.yaml");

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Gate.HEADERS.forEach((name, value) -> response.getHeaders().put(name, value));
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        byte[] body = PROBLEM.json(Language.ENGLISH).toString().getBytes(StandardCharsets.UTF_8);
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }
}
