package dev.stemma.studio.cli;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.stemma.studio.documents.Json;
import dev.stemma.studio.workbench.Edit;
import dev.stemma.studio.workbench.EditScript;
import dev.stemma.studio.workbench.Publication;
import dev.stemma.studio.workbench.Workbench;
import dev.stemma.studio.workbench.WorkbenchException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stemma edit}: changes notes by hand. */
@Command(
        name = "edit",
        sortOptions = false,
        customSynopsis = "stemma edit FILE --ops OPS.json [OPTION]...",
        description = {
            "Changes the melody of a file by hand and signs the outcome.",
            "The journal in the file tells each operation; a file without one is brought in first. All",
            "operations are carried out, or none.",
            "",
            "OPS.json is a list of operations, carried out in their order:",
            "  {\"op\":\"add\",\"onset\":\"3/2\",\"duration\":\"1/4\",\"pitch\":64}    {\"op\":\"remove\",\"note\":\"n3\"}",
            "  {\"op\":\"set-pitch\",\"note\":\"n3\",\"pitch\":67}               {\"op\":\"lock\",\"bars\":\"3-4\"}",
            "  {\"op\":\"move\",\"note\":\"n3\",\"onset\":\"2\"}                 {\"op\":\"unlock\",\"bars\":\"3\"}",
            "  {\"op\":\"resize\",\"note\":\"n3\",\"duration\":\"1/2\"}          {\"op\":\"transpose\",\"semitones\":-2}",
            "  {\"op\":\"annotate\",\"text\":\"bar 3 echoes bar 1\"}       {\"op\":\"undo\"} or {\"op\":\"undo\",\"to\":4}",
            "  {\"op\":\"take\",\"entry\":5,\"bars\":\"3-4\"}              {\"op\":\"branch\",\"name\":\"second-try\"}",
            "Times are quarter notes from the start, as fractions; `stemma inspect FILE --json` lists the ids.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  stemma edit melody-42.mid --ops ops.json --as ann",
            "  stemma edit melody-42.mid --ops ops.json --out edited.abc --wav"
        })
final class EditCommand implements Callable<Integer> {
    private static final int LONGEST_SCRIPT = 16 << 20;

    @Parameters(paramLabel = "FILE", description = "A MIDI, ABC or MusicXML file that holds the melody.")
    private Path file;

    @Option(names = "--ops", paramLabel = "OPS.json", required = true, description = "What is to be done.")
    private Path script;

    @Mixin
    private SourceOptions source;

    @Mixin
    private OutputOptions output;

    @Mixin
    private CommonOptions common;

    private final Terminal terminal;

    EditCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<Edit> edits = edits();
        Publication publication = output.publication(terminal, file);
        Workbench workbench = Workbenches.open(terminal);
        try {
            EditedReport.print(
                    terminal,
                    common,
                    workbench
                            .editing()
                            .edit(
                                    terminal.resolve(file),
                                    source.reading(),
                                    edits,
                                    publication,
                                    output.signing().signatory()));
            output.signing().warn(terminal, workbench);
        } catch (WorkbenchException e) {
            throw Workbenches.failure(e);
        }
        return ExitCode.DONE.number();
    }

    private List<Edit> edits() {
        try (InputStream in = Files.newInputStream(terminal.resolve(script))) {
            byte[] content = in.readNBytes(LONGEST_SCRIPT + 1);
            if (content.length > LONGEST_SCRIPT) {
                throw new Failure(script + " is too long", "a script is shorter than 16 MiB");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return EditScript.read(Json.parsed(text).orElse(MissingNode.getInstance()));
        } catch (IOException e) {
            throw new Failure(script + " cannot be read: " + e.getMessage(), "--ops names a JSON file", e);
        } catch (IllegalArgumentException e) {
            throw new Failure(script + ": " + e.getMessage(), "stemma edit --help shows the operations", e);
        }
    }
}
