package dev.stemma.studio.cli;

import java.io.Console;
import java.util.Optional;

/** Where a command gets secrets: from the environment, or from the person at the terminal. Never from its arguments. */
interface Secrets {
    /** Nobody is there to be asked, nothing is set. */
    Secrets NONE = new Secrets() {
        @Override
        public Optional<String> variable(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<char[]> ask(String question) {
            return Optional.empty();
        }
    };

    /** The value of an environment variable. */
    Optional<String> variable(String name);

    /** The answer, which is not shown while it is typed; empty if nobody is there to be asked. */
    Optional<char[]> ask(String question);

    /** Those of this process. */
    static Secrets ofProcess(boolean interactive) {
        return new Secrets() {
            @Override
            public Optional<String> variable(String name) {
                return Optional.ofNullable(System.getenv(name)).filter(text -> !text.isEmpty());
            }

            @Override
            public Optional<char[]> ask(String question) {
                Console console = interactive ? System.console() : null;
                return Optional.ofNullable(console).map(person -> person.readPassword("%s: ", question));
            }
        };
    }
}
