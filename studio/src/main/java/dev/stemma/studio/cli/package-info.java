/**
 * The {@code stemma} command: one class for each subcommand. All that a command does beyond reading its arguments and
 * showing the result is done by {@link dev.stemma.studio.workbench}.
 *
 * <pre>{@code
 * int exitCode = Stemma.run(new Terminal(out, err, environment), "verify", "melody-7.mid");
 * }</pre>
 */
package dev.stemma.studio.cli;
