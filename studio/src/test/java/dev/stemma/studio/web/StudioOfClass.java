package dev.stemma.studio.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One studio for all tests of a class, which has it given to its constructor. In the end nothing has gone wrong in it. */
final class StudioOfClass implements BeforeAllCallback, AfterAllCallback, ParameterResolver {
    private static final Namespace OURS = Namespace.create(StudioOfClass.class);

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        Path temporary = Files.createTempDirectory("studio");
        context.getStore(OURS).put(Path.class, temporary);
        context.getStore(OURS).put(Studio.class, Studio.in(temporary));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Studio.class;
    }

    @Override
    public Studio resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(OURS).get(Studio.class, Studio.class);
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        try {
            context.getStore(OURS).remove(Studio.class, Studio.class).close();
        } finally {
            delete(context.getStore(OURS).get(Path.class, Path.class));
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> found = Files.walk(folder)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.delete(each);
        }
    }
}
