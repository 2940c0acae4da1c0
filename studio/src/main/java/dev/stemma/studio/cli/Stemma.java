package dev.stemma.studio.cli;

import dev.stemma.provenance.record.Tool;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code stemma} command: reads the words of a call, runs the subcommand, turns what it throws into an exit code. */
@Command(
        name = "stemma",
        versionProvider = Stemma.Version.class,
        description = "Composes melodies, signs how they came to be, and checks what others say.",
        customSynopsis = "stemma COMMAND [ARGUMENT]...",
        footer = {
            "",
            "Begin with:",
            "  stemma compose --seed 42       a melody, signed: melody-42.mid",
            "  stemma verify melody-42.mid    says whether it is still what was signed",
            "",
            "`stemma COMMAND --help` shows what a command takes. Keys and trust lie in ~/.stemma, or in the",
            "folder that STEMMA_HOME names."
        })
public final class Stemma implements Callable<Integer> {
    private static final Map<String, Function<Terminal, Object>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("compose", ComposeCommand::new);
        COMMANDS.put("continue", ContinueCommand::new);
        COMMANDS.put("fill", FillCommand::new);
        COMMANDS.put("vary", VaryCommand::new);
        COMMANDS.put("choose", ChooseCommand::new);
        COMMANDS.put("edit", EditCommand::new);
        COMMANDS.put("adopt", AdoptCommand::new);
        COMMANDS.put("undo", UndoCommand::new);
        COMMANDS.put("history", HistoryCommand::new);
        COMMANDS.put("replay", ReplayCommand::new);
        COMMANDS.put("sign", SignCommand::new);
        COMMANDS.put("verify", VerifyCommand::new);
        COMMANDS.put("inspect", InspectCommand::new);
        COMMANDS.put("strip", StripCommand::new);
        COMMANDS.put("redact", RedactCommand::new);
        COMMANDS.put("key", KeyCommand::new);
        COMMANDS.put("trust", TrustCommand::new);
        COMMANDS.put("forget", ForgetCommand::new);
        COMMANDS.put("corpus", CorpusCommand::new);
        COMMANDS.put("train", TrainCommand::new);
        COMMANDS.put("compare", CompareCommand::new);
        COMMANDS.put("evaluate", EvaluateCommand::new);
        COMMANDS.put("similar", SimilarCommand::new);
        COMMANDS.put("registry", RegistryCommand::new);
        COMMANDS.put("rights", RightsCommand::new);
        COMMANDS.put("log", LogCommand::new);
        COMMANDS.put("studio", StudioCommand::new);
        COMMANDS.put("warm-up", WarmUpCommand::new);
    }

    private static final Map<String, List<String>> METHODS = Map.of(
            "key",
            List.of("new", "list", "csr", "import", "export", "renew"),
            "trust",
            List.of("add", "list", "remove"),
            "corpus",
            List.of("import", "list", "check", "prove"),
            "registry",
            List.of("add", "export"),
            "log",
            List.of("init", "append", "prove", "check", "witness", "serve"));

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    private boolean version;

    private final CommandLine line;

    private Stemma(Terminal terminal, Collection<String> commands) {
        line = new CommandLine(this);
        commands.forEach(name -> line.addSubcommand(
                name, ordered(new CommandLine(COMMANDS.get(name).apply(terminal)))));
        line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        line.setUsageHelpWidth(100);
        line.setExpandAtFiles(false);
        line.setParameterExceptionHandler((exception, words) -> explainUsage(terminal, exception));
        line.setExecutionExceptionHandler((exception, command, parsed) -> explain(terminal, exception, command));
    }

    /** Commands made from methods come in an order that Java leaves open. */
    private static CommandLine ordered(CommandLine command) {
        for (String name : METHODS.getOrDefault(command.getCommandName(), List.of())) {
            CommandLine subcommand = command.getCommandSpec().removeSubcommand(name);
            command.addSubcommand(name, subcommand);
        }
        return command;
    }

    public static void main(String[] words) {
        Terminal terminal = Terminal.ofProcess();
        int exitCode = run(terminal, words);
        terminal.out().flush();
        terminal.err().flush();
        System.exit(exitCode);
    }

    /** Runs one call. To describe all commands takes longer than most calls do, so only the one that is named is. */
    static int run(Terminal terminal, String... words) {
        boolean named = words.length > 0 && COMMANDS.containsKey(words[0]);
        return new Stemma(terminal, named ? List.of(words[0]) : COMMANDS.keySet()).line.execute(words);
    }

    @Override
    public Integer call() {
        line.usage(line.getOut());
        return ExitCode.DONE.number();
    }

    private static int explainUsage(Terminal terminal, ParameterException exception) {
        String name = exception.getCommandLine().getCommandSpec().qualifiedName();
        boolean unknown = exception.getCommandLine().getParent() == null
                && exception instanceof UnmatchedArgumentException unmatched
                && !unmatched.isUnknownOption();
        Failure failure = unknown
                ? Failure.usage(
                        "there is no command "
                                + ((UnmatchedArgumentException) exception)
                                        .getUnmatched()
                                        .get(0),
                        name + " --help lists the commands")
                : Failure.usage(decapitalized(exception.getMessage()), name + " --help shows what it takes");
        failure.print(terminal);
        return ExitCode.USAGE.number();
    }

    private static int explain(Terminal terminal, Exception exception, CommandLine command) {
        Failure failure = exception instanceof Failure known ? known : unexpected(exception);
        failure.print(terminal);
        if (command.getParseResult().originalArgs().contains("--debug")) {
            exception.printStackTrace(terminal.err());
        }
        return failure.exitCode().number();
    }

    private static Failure unexpected(Exception exception) {
        return new Failure(
                "this should not have happened: " + exception,
                "repeat the command with --debug and report what it shows",
                exception);
    }

    private static String decapitalized(String message) {
        return message.isEmpty() ? message : Character.toLowerCase(message.charAt(0)) + message.substring(1);
    }

    /** Version of the product. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"stemma " + Tool.STEMMA.version()};
        }
    }
}
