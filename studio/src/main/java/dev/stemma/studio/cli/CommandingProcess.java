package dev.stemma.studio.cli;

import java.io.IOException;
import java.io.InputStream;

/** The program that began this one, where it holds the other end of the input. */
final class CommandingProcess {
    private CommandingProcess() {}

    /** Ends this process as soon as the other one is gone, whatever it died of. */
    static void endWithIt(InputStream input) {
        Thread watching = new Thread(() -> watch(input), "watching");
        watching.setDaemon(true);
        watching.start();
    }

    private static void watch(InputStream input) {
        try {
            while (input.read() >= 0) {
                // Nothing is said to this process: only the end of the input counts.
            }
        } catch (IOException gone) {
            // It cannot be heard any more.
        }
        Runtime.getRuntime().halt(ExitCode.FAILED.number());
    }
}
