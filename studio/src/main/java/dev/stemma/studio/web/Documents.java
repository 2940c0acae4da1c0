package dev.stemma.studio.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;

/** The documents of the API, for other programs. */
final class Documents implements Routes {
    private static final Pattern NAME = Pattern.compile("[a-z]+\\.yaml");

    @Override
    public void addTo(Api api) {
        api.get("/{document}", context -> {
            String name = context.pathParam("document");
            if (!NAME.matcher(name).matches()) {
                throw nothingThere();
            }
            try (InputStream in = Documents.class.getResourceAsStream("/openapi/" + name)) {
                if (in == null) {
                    throw nothingThere();
                }
                context.contentType("application/yaml").result(in.readAllBytes());
            } catch (IOException e) {
                throw new IllegalStateException("the program is damaged: " + name, e);
            }
        });
    }

    private static Refusal nothingThere() {
        return new Refusal(404, "there is nothing at this address", "the API is told in /api/openapi.yaml");
    }
}
