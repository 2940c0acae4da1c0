package dev.stemma.studio.cli;

import dev.stemma.generator.corpus.LeaveOut;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.music.TraditionBlend;
import dev.stemma.studio.workbench.Comparing;
import dev.stemma.studio.workbench.LeaveOneOut;
import dev.stemma.studio.workbench.ModelPair;
import dev.stemma.studio.workbench.Subject;
import dev.stemma.studio.workbench.WorkbenchException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stemma compare}: what some works did for melodies. */
@Command(
        name = "compare",
        sortOptions = false,
        customSynopsis = {
            "stemma compare FILE... --other DIR [--model ID] [OPTION]...",
            "stemma compare FILE... --without WORK [--model ID] [--corpus PATH]... [OPTION]...",
            "stemma compare FILE... --each [--model ID] [--corpus PATH]... [OPTION]..."
        },
        description = {
            "Says how much less a model expects melodies without some of its works: in bits, note by note.",
            "With --other, beside a model that was trained without them (stemma train --without): the whole",
            "answer. With --without or --without-creator at once: the Markov members forget the works, to the",
            "last bit as if they had never counted them; the network and the weights of the members stay.",
            "With --each they forget every work by itself, and what each did for the melodies is shown."
        },
        footer = {
            "",
            "A change above 0 says that the melody became less likely: the works spoke for it.",
            "",
            "Examples:",
            "  stemma compare melody-42.mid --model mine --without my-tunes/3 --corpus tunes/",
            "  stemma compare melody-42.mid --model mine --each --corpus tunes/",
            "  stemma compare out/*.mid --model models/mine --other models/mine-without-3 --json"
        })
final class CompareCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files that hold melodies.")
    private List<Path> files = List.of();

    @Option(
            names = "--model",
            paramLabel = "ID",
            description = "The model with the works, by the name of its folder or the folder itself; melody-2 if"
                    + " nothing is said.")
    private Optional<Path> model = Optional.empty();

    @Option(
            names = "--other",
            paramLabel = "DIR",
            description = "A model that was trained without some works, by its folder or its name.")
    private Optional<Path> other = Optional.empty();

    @Mixin
    private LeaveOutOptions leaving;

    @Option(names = "--each", description = "Leave out each work that was learned, one after another.")
    private boolean each;

    @Mixin
    private CorpusOptions corpora;

    @Option(
            names = "--tradition",
            paramLabel = "T",
            description = "In the eyes of which tradition, or a blend; that on a file's record, or british-isles, if"
                    + " nothing is said.")
    private Optional<String> tradition = Optional.empty();

    @Mixin
    private SourceOptions source;

    @Mixin
    private CommonOptions common;

    private final Terminal terminal;

    CompareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        LeaveOut leaveOut = leaving.leaveOut();
        if (Stream.of(other.isPresent(), !leaveOut.isNothing(), each)
                        .filter(asked -> asked)
                        .count()
                != 1) {
            throw Failure.usage(
                    "compare needs another model, or works to forget",
                    "--other DIR, --without WORK or --each; stemma compare --help shows them");
        }
        try {
            Comparing comparing = Workbenches.open(terminal).comparing();
            Path folder = comparing.folder(model.map(terminal::resolve));
            if (each) {
                print(eachOf(comparing, LeaveOneOut.of(folder, corpora.gather(terminal))));
            } else if (other.isPresent()) {
                print(pair(comparing, Comparing.trained(folder, comparing.folder(other.map(terminal::resolve)))));
            } else {
                print(pair(
                        comparing,
                        LeaveOneOut.of(folder, corpora.gather(terminal)).without(leaveOut)));
            }
        } catch (WorkbenchException e) {
            throw Workbenches.failure(e);
        }
        return ExitCode.DONE.number();
    }

    private EachReport eachOf(Comparing comparing, LeaveOneOut of) throws WorkbenchException {
        List<Subject> subjects = subjects(comparing, of.model());
        try (CountBar bar = new CountBar(terminal, "works", of.learned().size())) {
            return new EachReport(of.model(), files, subjects, of.each(subjects, done -> bar.step()));
        }
    }

    private CompareReport pair(Comparing comparing, ModelPair pair) throws WorkbenchException {
        List<Comparing.Compared> compared = new ArrayList<>();
        for (Subject subject : subjects(comparing, pair.model())) {
            compared.add(Comparing.compare(pair, subject));
        }
        return new CompareReport(pair, files, compared);
    }

    private List<Subject> subjects(Comparing comparing, ModelFolder folder) throws WorkbenchException {
        Optional<TraditionBlend> blend = Parsed.of(command, "--tradition", tradition, TraditionBlend::parse);
        List<Subject> subjects = new ArrayList<>();
        for (Path file : files) {
            subjects.add(comparing.subject(folder, terminal.resolve(file), source.reading(), blend));
        }
        return subjects;
    }

    private void print(ChangeReport report) {
        if (common.json) {
            JsonOutput.print(terminal, report.json());
        } else {
            terminal.out().print(report.text());
        }
    }
}
