package dev.stemma.benchmarks;

import dev.stemma.studio.cli.Stemma;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which native libraries a run of the command maps that belong neither to the JDK nor to the C library: asked of the kernel
 * (Linux) when the process ends, for a library once loaded by a class stays mapped. Printed on the error stream, a line
 * each.
 *
 * <pre>
 *     LoadedLibraries WORDS...         the stemma command with these words
 *     LoadedLibraries deeplearning4j   one network of Deeplearning4j: shows that the check sees libraries
 * </pre>
 */
public final class LoadedLibraries {
    /** Begins each line about a library. */
    static final String PREFIX = "native library: ";

    private static final Path MAPS = Path.of("/proc/self/maps");
    private static final Pattern LIBRARY = Pattern.compile("(/\\S.*\\.so(?:\\.[0-9.]+)?)(?: \\(deleted\\))?$");

    /** Parts of the C library and of the compiler's run-time, which every JVM maps. */
    private static final Pattern SYSTEM = Pattern.compile(
            ".*/(ld-[^/]*|lib(c|m|dl|rt|pthread|gcc_s|stdc\\+\\+|z|nss_[a-z]+|resolv))(-[0-9.]+)?\\.so[0-9.]*");

    private LoadedLibraries() {}

    /** Whether this system tells what a process maps. */
    static boolean canBeTold() {
        return Files.isReadable(MAPS);
    }

    public static void main(String[] words) {
        Runtime.getRuntime().addShutdownHook(new Thread(LoadedLibraries::print));
        if (words.length == 1 && words[0].equals("deeplearning4j")) {
            new Deeplearning4jContender(new Shape(8, 8)).measure();
        } else {
            Stemma.main(words);
        }
    }

    private static void print() {
        Path jdk = Path.of(System.getProperty("java.home"));
        TreeSet<String> libraries = new TreeSet<>();
        try (Stream<String> lines = Files.lines(MAPS)) {
            Path real = jdk.toRealPath();
            lines.map(LIBRARY::matcher)
                    .filter(Matcher::find)
                    .map(found -> found.group(1))
                    .filter(file -> !Path.of(file).startsWith(real)
                            && !SYSTEM.matcher(file).matches())
                    .forEach(libraries::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        libraries.forEach(library -> System.err.println(PREFIX + library));
        System.err.flush();
    }
}
