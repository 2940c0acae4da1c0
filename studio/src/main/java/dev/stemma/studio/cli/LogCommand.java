package dev.stemma.studio.cli;

import dev.stemma.provenance.log.Witness;
import dev.stemma.studio.workbench.LogAppend;
import dev.stemma.studio.workbench.LogProving;
import dev.stemma.studio.workbench.Logs;
import dev.stemma.studio.workbench.Witnessing;
import dev.stemma.studio.workbench.WorkbenchException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stemma log}: a transparency log, its proofs and its witnesses. */
@Command(
        name = "log",
        customSynopsis = "stemma log COMMAND [ARGUMENT]...",
        description = {
            "Keeps a transparency log: a public list to which can only be added. Entries hold digests, never names.",
            "A proof shows offline that a file is in it, and which witnesses saw the log. No log makes an entry true."
        },
        footer = {
            "",
            "Examples:",
            "  stemma log init",
            "  stemma log append melody-42.mid",
            "  stemma log prove melody-42.mid",
            "  stemma verify melody-42.mid --require logged",
            "  stemma log check"
        })
final class LogCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    private final Terminal terminal;

    LogCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        throw Failure.usage("log what?", "one of init, append, prove, check, witness, serve: stemma log --help");
    }

    /** What can go wrong with logs is told by one exception. */
    private interface Work {
        ExitCode run(Logs logs) throws WorkbenchException;
    }

    private int with(Work work) {
        try {
            return work.run(Workbenches.open(terminal).logs()).number();
        } catch (WorkbenchException e) {
            throw Workbenches.failure(e);
        }
    }

    private LogReport report(CommonOptions options) {
        return new LogReport(terminal, options.json);
    }

    @Command(
            name = "init",
            sortOptions = false,
            customSynopsis = "stemma log init [DIR] [OPTION]...",
            description = {
                "Begins a log. An identity keeps one, signed with a key of its own; this machine knows it from now on.",
                "What others need is shown: its key, for their policy."
            })
    int init(
            @Parameters(
                            paramLabel = "DIR",
                            arity = "0..1",
                            description = "Where it goes; log in the folder of keys if nothing is said.")
                    Optional<Path> folder,
            @Option(
                            names = "--name",
                            paramLabel = "NAME",
                            description = "Its name for ever, an address without https://, such as example.com/log.")
                    Optional<String> name,
            @Option(names = "--as", paramLabel = "NAME", description = "The identity that keeps it.")
                    Optional<String> identity,
            @Mixin LogOptions log,
            @Mixin CommonOptions options) {
        return with(logs -> {
            Path target = folder.map(terminal::resolve).orElseGet(() -> log.folder(terminal, logs));
            report(options).begun(logs.init(target, name, identity), logs.policyFile());
            return ExitCode.DONE;
        });
    }

    @Command(
            name = "append",
            sortOptions = false,
            customSynopsis = "stemma log append FILE... [OPTION]...",
            description = {
                "Enters signed files, folders of them, folders of models and dataset.json files in a log, all or none.",
                "Nothing is ever taken out: what is wrong is corrected or revoked by a further entry.",
                "Then asks the witnesses that the policy names with an address, if there are any, to sign the log."
            })
    int append(
            @Parameters(
                            paramLabel = "FILE",
                            arity = "0..*",
                            description = "What to enter; nothing with --revokes, or to ask witnesses again.")
                    List<Path> files,
            @Option(names = "--session", description = "Enter the journals of the files, not the files.")
                    boolean session,
            @Option(
                            names = "--corrects",
                            paramLabel = "N",
                            description = "Say that the FILE stands in the place of entry N.")
                    Optional<Long> corrects,
            @Option(names = "--revokes", paramLabel = "N", description = "Say that entry N does not hold any more.")
                    Optional<Long> revokes,
            @Option(
                            names = "--note",
                            paramLabel = "TEXT",
                            description = "Why. The log has a commitment to it only; stemma forget erases the text.")
                    Optional<String> note,
            @Option(names = "--as", paramLabel = "NAME", description = "The identity that says it.")
                    Optional<String> identity,
            @Option(
                            names = "--witness",
                            paramLabel = "URL",
                            description = "Ask this witness of the policy; none but those that are named here.")
                    List<String> witnesses,
            @Option(names = "--no-witness", description = "Ask no witness.") boolean alone,
            @Option(
                            names = "--cosigned",
                            paramLabel = "CHECKPOINT",
                            description = "Keep the signature of a witness that signed elsewhere: log witness --out.")
                    Optional<Path> cosigned,
            @Mixin LogOptions log,
            @Mixin CommonOptions options) {
        List<String> asked = witnesses == null ? List.of() : witnesses;
        List<Path> names = files == null ? List.of() : files;
        LogOptions.requireFitting(names, corrects, revokes, note);
        return with(logs -> {
            Path folder = log.folder(terminal, logs);
            Optional<LogAppend.Done> done = names.isEmpty() && revokes.isEmpty()
                    ? Optional.empty()
                    : Optional.of(logs.append(new LogAppend(
                            folder, terminal.directory(), names, session, corrects.or(() -> revokes), note, identity)));
            List<Witnessing.Asked> answers = cosigned.isPresent()
                    ? List.of(logs.witnessing().keep(folder, terminal.resolve(cosigned.get()), log.policy(terminal)))
                    : alone ? List.of() : logs.witnessing().ask(folder, asked, log.policy(terminal));
            if (done.isEmpty() && answers.isEmpty()) {
                throw Failure.usage("there is nothing to enter and no witness to ask", "name FILEs");
            }
            return report(options).appended(done, answers);
        });
    }

    @Command(
            name = "prove",
            sortOptions = false,
            customSynopsis = "stemma log prove FILE [--out PROOF] [OPTION]...",
            description = {
                "Writes the proof that FILE is in a log: FILE.tlog-proof, as C2SP tlog-proof has it, with the entry in it.",
                "stemma verify finds it there and needs no network. Give it away with the file."
            })
    int prove(
            @Parameters(paramLabel = "FILE", description = "A signed file, a model's folder or a dataset.json.")
                    Path file,
            @Option(names = "--out", paramLabel = "PROOF", description = "Where the proof goes.") Optional<Path> out,
            @Option(
                            names = "--receipt",
                            arity = "0..1",
                            fallbackValue = "",
                            paramLabel = "OUT",
                            description = "Write the signed statement with a COSE receipt too: FILE.scitt.")
                    Optional<String> receipt,
            @Option(names = "--session", description = "Prove the journal of the file, not the file.") boolean session,
            @Option(names = "--force", description = "Replace files that are there already.") boolean force,
            @Mixin LogOptions log,
            @Mixin CommonOptions options) {
        return with(logs -> {
            Optional<Path> statement = receipt.map(text -> text.isEmpty()
                    ? LogProving.statementBeside(terminal.resolve(file))
                    : terminal.resolve(Path.of(text)));
            LogProving.Proved proved = logs.proving(log.folder(terminal, logs))
                    .prove(terminal.directory(), file, session, out.map(terminal::resolve), statement, force);
            report(options).proved(proved);
            return ExitCode.DONE;
        });
    }

    @Command(
            name = "check",
            sortOptions = false,
            customSynopsis = {
                "stemma log check [DIR] [--against CHECKPOINT]... [OPTION]...",
                "       stemma log check PROOF [OPTION]..."
            },
            description = {
                "Reads a log from its first entry to its last: whether all is as it was signed, and whether it goes on from",
                "checkpoints that you kept. Or holds a proof against the logs that you know. Exit code 3: it does not hold."
            })
    int check(
            @Parameters(paramLabel = "DIR", arity = "0..1", description = "The folder of a log, or a proof.")
                    Optional<Path> subject,
            @Option(
                            names = "--against",
                            paramLabel = "CHECKPOINT",
                            description = "A checkpoint of the log that you kept, or that a witness did.")
                    List<Path> before,
            @Mixin LogOptions log,
            @Mixin CommonOptions options) {
        List<Path> earlier = before == null ? List.of() : before;
        return with(logs -> {
            Path path = subject.map(terminal::resolve).orElseGet(() -> log.folder(terminal, logs));
            if (Files.isRegularFile(path) && earlier.isEmpty()) {
                return report(options).shown(logs.checkProof(path, log.policy(terminal)));
            }
            List<Path> checkpoints = new ArrayList<>();
            earlier.forEach(each -> checkpoints.add(terminal.resolve(each)));
            return report(options).checked(logs.check(path, checkpoints, log.policy(terminal)));
        });
    }

    @Command(
            name = "witness",
            sortOptions = false,
            customSynopsis = "stemma log witness [DIR] (--log LOG | --serve) [OPTION]...",
            description = {
                "Signs the checkpoint of a log if it goes on from the one that was signed before, or refuses and says why.",
                "With --serve others ask over the network (C2SP tlog-witness), at this machine only."
            })
    int witness(
            @Parameters(
                            paramLabel = "DIR",
                            arity = "0..1",
                            description = "What was signed before; witness in the folder of keys if nothing is said.")
                    Optional<Path> state,
            @Option(names = "--name", paramLabel = "NAME", description = "Its name for ever, as that of a log.")
                    Optional<String> name,
            @Option(names = "--as", paramLabel = "NAME", description = "The identity whose key signs.")
                    Optional<String> identity,
            @Option(names = "--out", paramLabel = "FILE", description = "Write the checkpoint with its signatures.")
                    Optional<Path> out,
            @Option(names = "--serve", description = "Answer others until Ctrl-C.") boolean serve,
            @Option(names = "--port", paramLabel = "P", description = "With --serve: where.") Optional<Integer> port,
            @Mixin LogOptions log,
            @Mixin CommonOptions options) {
        return with(logs -> {
            Witnessing witnessing = logs.witnessing();
            Path folder = state.map(terminal::resolve).orElseGet(witnessing::usualFolder);
            try (Witness witness = witnessing.open(folder, name, identity, log.policy(terminal))) {
                return serve
                        ? LogServing.witness(terminal, options, witness, LogServing.port(port))
                        : report(options)
                                .witnessed(
                                        witness.verifier(),
                                        witnessing.sign(witness, log.folder(terminal, logs)),
                                        out.map(terminal::resolve));
            }
        });
    }

    @Command(
            name = "serve",
            sortOptions = false,
            customSynopsis = "stemma log serve [DIR] [--port P] [OPTION]...",
            description = {
                "Shows a log to programs at this machine, as C2SP tlog-tiles has it: checkpoint, tile/...",
                "Any server of files can show the folder as well; leave its state/ out."
            })
    int serve(
            @Parameters(paramLabel = "DIR", arity = "0..1", description = "The folder of the log.") Optional<Path> dir,
            @Option(names = "--port", paramLabel = "P", description = "Where; any that is free if nothing is said.")
                    Optional<Integer> port,
            @Mixin LogOptions log,
            @Mixin CommonOptions options) {
        return with(logs -> LogServing.log(
                terminal,
                options,
                logs.reader(dir.map(terminal::resolve).orElseGet(() -> log.folder(terminal, logs))),
                LogServing.port(port)));
    }
}
