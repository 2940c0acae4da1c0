package dev.stemma.studio.cli;

import dev.stemma.provenance.record.Tool;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The {@code stemma} command: reads the words of a call, runs the subcommand, turns what it throws into an exit code. */
@Command(
        name = "stemma",
        versionProvider = Stemma.Version.class,
        description = "Composes melodies, signs how they came to be, and checks what others say.",
        subcommands = {
            ComposeCommand.class,
            ContinueCommand.class,
            FillCommand.class,
            VaryCommand.class,
            ChooseCommand.class,
            EditCommand.class,
            AdoptCommand.class,
            UndoCommand.class,
            HistoryCommand.class,
            ReplayCommand.class,
            SignCommand.class,
            VerifyCommand.class,
            InspectCommand.class,
            StripCommand.class,
            RedactCommand.class,
            KeyCommand.class,
            TrustCommand.class,
            ForgetCommand.class,
            TrainCommand.class,
            EvaluateCommand.class,
            SimilarCommand.class,
            WarmUpCommand.class
        },
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

    private Stemma(Terminal terminal) {
        line = new CommandLine(this, new Commands(terminal));
        line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        line.setUsageHelpWidth(100);
        line.setExpandAtFiles(false);
        order(line.getSubcommands().get("key"), "new", "list", "csr", "import", "export", "renew");
        order(line.getSubcommands().get("trust"), "add", "list", "remove");
        line.setParameterExceptionHandler((exception, words) -> explainUsage(terminal, exception));
        line.setExecutionExceptionHandler((exception, command, parsed) -> explain(terminal, exception, command));
    }

    /** Commands made from methods come in an order that Java leaves open. */
    private static void order(CommandLine command, String... names) {
        for (String name : names) {
            CommandLine subcommand = command.getCommandSpec().removeSubcommand(name);
            command.addSubcommand(name, subcommand);
        }
    }

    public static void main(String[] words) {
        Terminal terminal = Terminal.ofProcess();
        int exitCode = run(terminal, words);
        terminal.out().flush();
        terminal.err().flush();
        System.exit(exitCode);
    }

    /** Runs one call. */
    static int run(Terminal terminal, String... words) {
        return new Stemma(terminal).line.execute(words);
    }

    @Override
    public Integer call() {
        line.usage(line.getOut());
        return ExitCode.DONE.number();
    }

    private static int explainUsage(Terminal terminal, ParameterException exception) {
        String name = exception.getCommandLine().getCommandSpec().qualifiedName();
        Failure.usage(decapitalized(exception.getMessage()), name + " --help shows what it takes")
                .print(terminal);
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

    /** Makes commands, which need to know where they run. */
    private record Commands(Terminal terminal) implements IFactory {
        private static final Map<Class<?>, Function<Terminal, Object>> MAKERS = Map.ofEntries(
                Map.entry(ComposeCommand.class, ComposeCommand::new),
                Map.entry(ContinueCommand.class, ContinueCommand::new),
                Map.entry(FillCommand.class, FillCommand::new),
                Map.entry(VaryCommand.class, VaryCommand::new),
                Map.entry(ChooseCommand.class, ChooseCommand::new),
                Map.entry(EditCommand.class, EditCommand::new),
                Map.entry(AdoptCommand.class, AdoptCommand::new),
                Map.entry(UndoCommand.class, UndoCommand::new),
                Map.entry(HistoryCommand.class, HistoryCommand::new),
                Map.entry(ReplayCommand.class, ReplayCommand::new),
                Map.entry(SignCommand.class, SignCommand::new),
                Map.entry(VerifyCommand.class, VerifyCommand::new),
                Map.entry(InspectCommand.class, InspectCommand::new),
                Map.entry(StripCommand.class, StripCommand::new),
                Map.entry(RedactCommand.class, RedactCommand::new),
                Map.entry(KeyCommand.class, KeyCommand::new),
                Map.entry(TrustCommand.class, TrustCommand::new),
                Map.entry(ForgetCommand.class, ForgetCommand::new),
                Map.entry(TrainCommand.class, TrainCommand::new),
                Map.entry(EvaluateCommand.class, EvaluateCommand::new),
                Map.entry(SimilarCommand.class, SimilarCommand::new),
                Map.entry(WarmUpCommand.class, WarmUpCommand::new));

        @Override
        public <K> K create(Class<K> type) throws Exception {
            Function<Terminal, Object> maker = MAKERS.get(type);
            return maker == null ? CommandLine.defaultFactory().create(type) : type.cast(maker.apply(terminal));
        }
    }
}
