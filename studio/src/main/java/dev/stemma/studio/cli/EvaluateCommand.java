package dev.stemma.studio.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.model.evaluation.CrossValidation;
import dev.stemma.generator.model.evaluation.EvaluationException;
import dev.stemma.generator.model.evaluation.EvaluationFolder;
import dev.stemma.generator.model.evaluation.MelodySet;
import dev.stemma.generator.model.evaluation.Plan;
import dev.stemma.generator.model.evaluation.Reference;
import dev.stemma.generator.model.evaluation.SetScore;
import dev.stemma.generator.model.evaluation.TokenScore;
import dev.stemma.generator.model.mixture.Learner;
import dev.stemma.generator.model.mixture.MixtureLearner;
import dev.stemma.provenance.record.Digest;
import dev.stemma.studio.documents.Json;
import dev.stemma.studio.workbench.WorkbenchException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stemma evaluate}: how well melodies are predicted. */
@Command(
        name = "evaluate",
        sortOptions = false,
        customSynopsis = "stemma evaluate CORPUS... --task TASK [OPTION]...",
        description = {
            "Measures in bits a note how well melodies are predicted.",
            "Each fold of a corpus is predicted by a model that has learned the other folds and nothing else;",
            "with --model by that trained model, in its own task.",
            "A run that was stopped goes on where it was when it is started again with the same options."
        },
        footer = {
            "",
            "A corpus is a file of melody JSON Lines, a folder of such files (each a corpus of its own), or what",
            "`stemma train` reads. A file of folds: {\"folds\": {\"CORPUS\": {\"MELODY\": 0}}}",
            "",
            "Examples:",
            "  stemma evaluate tunes.jsonl --task pitch",
            "  stemma evaluate sets/ --task pitch-given-rhythm --folds sets/folds.json --json",
            "  stemma evaluate tunes/ --task event --model melody-2 --tradition hymn"
        })
final class EvaluateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "CORPUS", arity = "1..*", description = "Files, or folders with files, of melodies.")
    private List<Path> corpora = List.of();

    @Mixin
    private EvaluateOptions options = new EvaluateOptions();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where results.json and the finished folds lie; if nothing is said a folder in"
                    + " ~/.stemma/evaluations, named after all that the figures depend on.")
    private Optional<Path> out = Optional.empty();

    @Mixin
    private CommonOptions common;

    private final Terminal terminal;
    private final Learner learner = new MixtureLearner();

    EvaluateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        options.require(learner);
        List<MelodySet> sets = EvaluationSets.read(terminal, corpora, options.descriptors());
        try {
            if (options.model().isPresent()) {
                predictTokens(sets);
            } else {
                crossValidate(sets);
            }
        } catch (EvaluationException e) {
            throw new Failure(e.getMessage(), "stemma evaluate --help shows what is accepted", e);
        } catch (IOException | UncheckedIOException e) {
            throw new Failure("the results cannot be written: " + e.getMessage(), "check the folder and its rights", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("stopped", "the same call goes on where this one was", e);
        }
        return ExitCode.DONE.number();
    }

    private void crossValidate(List<MelodySet> sets) throws EvaluationException, IOException, InterruptedException {
        Optional<Reference> reference;
        Plan plan;
        try {
            reference = options.reference(terminal);
            plan = options.plan(terminal, sets, learner);
        } catch (NoSuchFileException e) {
            throw new Failure("there is no file " + e.getMessage(), "check the name", e);
        } catch (IOException e) {
            throw new Failure("folds or reference cannot be read: " + e.getMessage(), "name files", e);
        }
        List<String> columns = options.columns(reference);
        EvaluationFolder folder = folder(plan.digest());
        List<SetScore> scores;
        try (EvaluationBar bar = new EvaluationBar(terminal)) {
            scores = new CrossValidation(learner, plan, folder.folds(), options.threads(), bar).run();
        }
        FoldsReport report = new FoldsReport(plan, scores, reference, columns);
        finish(folder, report.json(folder.evaluation()), report.text());
    }

    private void predictTokens(List<MelodySet> sets) throws EvaluationException, IOException, InterruptedException {
        ModelFolder model;
        try {
            model = Workbenches.open(terminal).models().open(options.model());
        } catch (WorkbenchException e) {
            throw Workbenches.failure(e);
        }
        TokenQuestion question = options.question(model, sets);
        EvaluationFolder folder = folder(question.digest());
        List<List<TokenScore>> scores = new ArrayList<>();
        for (MelodySet set : question.sets()) {
            try (EvaluationBar bar = new EvaluationBar(terminal)) {
                scores.add(question.evaluation().run(set, options.threads(), bar));
            }
        }
        if (scores.stream().flatMap(List::stream).allMatch(score -> score.bits().notes() == 0)) {
            throw new Failure("no melody has notes enough for the model", "a stretch in one key takes four notes");
        }
        TokenReport report = new TokenReport(question, scores);
        finish(folder, report.json(folder.evaluation()), report.text());
    }

    private EvaluationFolder folder(Digest question) throws IOException {
        Digest identity = EvaluationFolder.identity(question);
        Path folder = out.map(terminal::resolve)
                .orElse(terminal.home()
                        .resolve("evaluations")
                        .resolve(identity.toString().substring(0, 16)));
        try {
            return EvaluationFolder.open(folder, identity);
        } catch (EvaluationException e) {
            throw new Failure(e.getMessage(), "choose another --out, or remove it", e);
        }
    }

    private void finish(EvaluationFolder folder, ObjectNode document, String text) throws IOException {
        folder.writeResults((Json.text(document) + "\n").getBytes(StandardCharsets.UTF_8));
        if (common.json) {
            document.put("path", folder.results().toString());
            JsonOutput.print(terminal, document);
        } else {
            terminal.out().print(text);
            terminal.out().println("written: " + folder.results());
        }
    }
}
