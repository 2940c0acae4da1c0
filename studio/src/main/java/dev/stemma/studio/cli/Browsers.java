package dev.stemma.studio.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The browser that a person uses, opened by what their desktop has for it. */
final class Browsers {
    private Browsers() {}

    /** Opens an address; where there is no desktop or no browser, nothing happens. */
    static void open(URI address) {
        opener().ifPresent(words -> {
            try {
                new ProcessBuilder(Stream.concat(words.stream(), Stream.of(address.toString()))
                                .toList())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
            } catch (IOException noBrowser) {
                // The address is shown; it can be opened by hand.
            }
        });
    }

    private static Optional<List<String>> opener() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return Optional.of(List.of("rundll32", "url.dll,FileProtocolHandler"));
        }
        if (system.startsWith("mac")) {
            return Optional.of(List.of("open"));
        }
        boolean desktop = System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
        return desktop && isInstalled("xdg-open") ? Optional.of(List.of("xdg-open")) : Optional.empty();
    }

    private static boolean isInstalled(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Pattern.compile(":")
                .splitAsStream(path)
                .filter(folder -> !folder.isEmpty())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
