package dev.stemma.studio.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.provenance.record.PlainText;
import dev.stemma.studio.documents.Json;
import dev.stemma.studio.workbench.Signatory;
import dev.stemma.studio.workbench.Workbench;
import dev.stemma.studio.workbench.WorkbenchException;
import dev.stemma.studio.workbench.WrittenFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stemma sign}: credentials for files that are there. */
@Command(
        name = "sign",
        sortOptions = false,
        customSynopsis = "stemma sign FILE... | --model DIR [OPTION]...",
        description = {
            "Signs files that are there, whoever made them.",
            "Credentials go into the file where its kind carries them, else into FILE.c2pa beside it. The record",
            "says that you had the file and publish it, nothing of how it came about; credentials that it has",
            "already stay in it as those of its parent. A JSON Lines file gets a checkpoint at its end. With",
            "--tsa, what you have signed before is stamped as it is, if its kind allows that: ABC, MusicXML, MEI,",
            "and whatever has its credentials beside it."
        },
        footer = {
            "",
            "Examples:",
            "  stemma sign song.musicxml",
            "  stemma sign take-1.wav take-2.wav --as studio --tsa http://timestamp.example.org",
            "  stemma sign --dataset models/mine --model models/mine"
        })
final class SignCommand implements Callable<Integer> {
    /** What carries the credentials of a model. */
    private static final String WEIGHTS = "model.safetensors";

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Files of any kind.")
    private List<Path> files = List.of();

    @Option(
            names = "--model",
            paramLabel = "DIR",
            description = "Sign the model in this folder; what is signed names the list of works, if that is signed.")
    private Optional<Path> model = Optional.empty();

    @Option(
            names = "--dataset",
            paramLabel = "DIR",
            description = "Sign the list of works in this folder: dataset.json, by credentials beside it.")
    private Optional<Path> dataset = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "PATH",
            description =
                    "Where the signed file goes, or the credentials beside it; FILE itself or FILE.c2pa if nothing "
                            + "is said.")
    private Optional<Path> out = Optional.empty();

    @Mixin
    private LabelOption label;

    @Mixin
    private SigningOptions signing;

    @Option(names = "--force", description = "Replace another file that exists.")
    private boolean force;

    @Mixin
    private CommonOptions common;

    private final Terminal terminal;

    SignCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<Path> wanted = Stream.of(
                        files.stream(),
                        dataset.stream().map(folder -> folder.resolve(ModelFolder.DATASET)),
                        model.stream().map(folder -> folder.resolve(WEIGHTS)))
                .flatMap(Function.identity())
                .toList();
        if (wanted.isEmpty()) {
            throw Failure.usage("sign what?", "name files, or a model: stemma sign --help");
        }
        if (out.isPresent() && wanted.size() > 1) {
            throw Failure.usage("--out belongs to one file, found " + wanted.size(), "sign them one by one");
        }
        Signatory signatory = signing.signatory();
        Workbench workbench = Workbenches.open(terminal);
        List<WrittenFile> written = new ArrayList<>();
        for (Path file : wanted) {
            try {
                written.add(workbench
                        .fileSigning()
                        .sign(terminal.resolve(file), out.map(terminal::resolve), signatory, label.wanted(), force));
            } catch (WorkbenchException e) {
                if (wanted.size() == 1) {
                    throw Workbenches.failure(e);
                }
                Workbenches.failure(e).print(terminal);
            }
        }
        show(written);
        try {
            signing.warn(terminal, workbench);
        } catch (WorkbenchException e) {
            throw Workbenches.failure(e);
        }
        return (written.size() == wanted.size() ? ExitCode.DONE : ExitCode.FAILED).number();
    }

    private void show(List<WrittenFile> written) {
        if (common.json) {
            ObjectNode root = Json.object();
            ArrayNode array = root.putArray("files");
            written.forEach(file -> PieceReport.describe(array.addObject(), file));
            JsonOutput.print(terminal, root);
            return;
        }
        written.forEach(file -> terminal.out()
                .println("signed: "
                        + PlainText.of(PieceReport.shown(terminal, file.path()).toString())));
    }
}
