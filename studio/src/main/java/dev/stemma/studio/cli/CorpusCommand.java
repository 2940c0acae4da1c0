package dev.stemma.studio.cli;

import dev.stemma.generator.corpus.CorpusDescriptor;
import dev.stemma.generator.corpus.Licence;
import dev.stemma.generator.music.Tradition;
import dev.stemma.provenance.record.PlainText;
import dev.stemma.studio.workbench.Corpora;
import dev.stemma.studio.workbench.DatasetAnswers;
import dev.stemma.studio.workbench.WorkbenchException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stemma corpus}: bodies of melodies with their terms. */
@Command(
        name = "corpus",
        customSynopsis = "stemma corpus COMMAND [ARGUMENT]...",
        description = {
            "Gathers melodies with their terms, checks these, and proves whether a work is in a data set.",
            "Sources are files and folders of melodies (ABC, MIDI, MusicXML, MuseScore, JSON Lines), folders of",
            "models, and dataset.json files."
        },
        footer = {
            "",
            "Examples:",
            "  stemma corpus import tunes/ --licence CC0-1.0 --tradition reel --out club/tunes.jsonl",
            "  stemma corpus check club --policy policy.json",
            "  stemma corpus prove --dataset models/melody-2 --work mine.mid --out mine.proof.json",
            "  stemma corpus check mine.proof.json --model models/melody-2"
        })
final class CorpusCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    private final Terminal terminal;

    CorpusCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        throw Failure.usage("corpus what?", "one of import, list, check, prove: stemma corpus --help");
    }

    private Corpora.Gathered gather(List<Path> sources, Optional<Path> descriptors) throws WorkbenchException {
        return Corpora.gather(sources.stream().map(terminal::resolve).toList(), descriptors.map(terminal::resolve));
    }

    @Command(
            name = "import",
            sortOptions = false,
            customSynopsis = "stemma corpus import SOURCE... --out FILE.jsonl [OPTION]...",
            description = {
                "Writes the melodies of files as one file of Melody JSON Lines, and their terms as corpus.json beside it.",
                "Terms that are not said here are those that the sources state in a corpus.json of their own; those of all",
                "sources must be the same."
            })
    int take(
            @Parameters(
                            paramLabel = "SOURCE",
                            arity = "1..*",
                            description = "Files, or folders with files, of melodies.")
                    List<Path> sources,
            @Option(
                            names = "--out",
                            paramLabel = "FILE",
                            required = true,
                            description = "The file to write: NAME.jsonl.")
                    Path out,
            @Option(
                            names = "--descriptors",
                            paramLabel = "DIR",
                            description = "A folder of descriptors that state terms.")
                    Optional<Path> descriptors,
            @Option(
                            names = "--licence",
                            paramLabel = "L",
                            description = "An SPDX identifier, \"public-domain: GROUND\" or \"own-work: HOLDER\".")
                    Optional<String> licence,
            @Option(names = "--source", paramLabel = "TEXT", description = "Where the melodies come from.")
                    Optional<String> source,
            @Option(names = "--tradition", paramLabel = "T", description = "Of what tradition they are.")
                    Optional<String> tradition,
            @Option(names = "--force", description = "Replace files that are there already.") boolean force,
            @Mixin CommonOptions options) {
        if (!out.toString().endsWith(".jsonl")) {
            throw Failure.usage("--out ends with .jsonl, found " + out, "name a file such as club/tunes.jsonl");
        }
        try {
            Corpora.Gathered gathered = gather(sources, descriptors);
            CorpusDescriptor terms = CorpusDescriptor.of(
                    name(out), gathered.entries(), licence.map(Licence::parse), source, tradition.map(Tradition::new));
            List<String> left = Corpora.write(gathered.works(), terms, terminal.resolve(out), force);
            new CorpusReport(terminal, options).imported(gathered, left, terms, out);
        } catch (WorkbenchException e) {
            throw Workbenches.failure(e);
        } catch (IllegalArgumentException e) {
            throw new Failure(
                    e.getMessage(),
                    "import them apart from each other, or say what all of them lack: --licence, --tradition",
                    e);
        }
        return ExitCode.DONE.number();
    }

    private static String name(Path out) {
        String file = out.getFileName().toString().toLowerCase(Locale.ROOT);
        String name =
                file.replaceFirst("\\.jsonl$", "").replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return name.isEmpty() ? "corpus" : name;
    }

    @Command(
            name = "list",
            sortOptions = false,
            customSynopsis = "stemma corpus list SOURCE... [OPTION]...",
            description = "Shows the works of sources with their terms.")
    int list(
            @Parameters(paramLabel = "SOURCE", arity = "1..*", description = "Melodies, models or dataset.json files.")
                    List<Path> sources,
            @Option(
                            names = "--descriptors",
                            paramLabel = "DIR",
                            description = "A folder of descriptors that state terms.")
                    Optional<Path> descriptors,
            @Mixin CommonOptions options) {
        try {
            new CorpusReport(terminal, options).list(gather(sources, descriptors));
        } catch (WorkbenchException e) {
            throw Workbenches.failure(e);
        }
        return ExitCode.DONE.number();
    }

    @Command(
            name = "check",
            sortOptions = false,
            customSynopsis = {
                "stemma corpus check SOURCE... [--policy FILE] [OPTION]...",
                "       stemma corpus check PROOF (--model DIR | --root HEX) [OPTION]..."
            },
            description = {
                "Looks through the terms of works: what is missing, unknown, contradictory, reserved, or there twice.",
                "Or holds a proof against the data set of a model. Exit code 3: works are refused, or the proof is."
            },
            footer = {
                "",
                "A policy: {\"accept\": [\"free\", \"attribution\"], \"refuse\": [\"contradiction\"]}",
                "  accept   free, attribution, share-alike, no-derivatives, non-commercial, unknown, opted-out",
                "  refuse   missing-terms, unknown-licence, not-for-training, opted-out, contradiction, same-melody,",
                "           no-creator",
                "Without one, it is the policy above."
            })
    int check(
            @Parameters(paramLabel = "SOURCE", arity = "1..*", description = "Melodies, models, lists; or a proof.")
                    List<Path> sources,
            @Option(names = "--policy", paramLabel = "FILE", description = "What you accept, as JSON.")
                    Optional<Path> policy,
            @Option(
                            names = "--descriptors",
                            paramLabel = "DIR",
                            description = "A folder of descriptors that state terms.")
                    Optional<Path> descriptors,
            @Option(
                            names = "--model",
                            paramLabel = "DIR",
                            description = "The model that a proof is about: its folder, or config.json in one.")
                    Optional<Path> model,
            @Option(names = "--root", paramLabel = "HEX", description = "The root by file that a proof is about.")
                    Optional<String> root,
            @Option(names = "--melodies", paramLabel = "HEX", description = "The root by melody, beside --root.")
                    Optional<String> melodies,
            @Option(names = "--work", paramLabel = "FILE", description = "The work that the proof must be about.")
                    Optional<Path> work,
            @Option(names = "--tune", paramLabel = "N", description = "Which tune of --work, from 1.")
                    Optional<Integer> tune,
            @Mixin CommonOptions options) {
        try {
            if (model.isPresent() || root.isPresent()) {
                ProofCheck check = new ProofCheck(terminal, options, model, root, melodies);
                return check.of(sources, work, tune).number();
            }
            if (sources.size() == 1 && DatasetAnswers.isProof(terminal.resolve(sources.get(0)))) {
                throw Failure.usage(
                        sources.get(0) + " is a proof about a data set",
                        "hold it against a model: --model DIR, or --root HEX");
            }
            return new CorpusReport(terminal, options)
                    .check(gather(sources, descriptors), Corpora.policy(policy.map(terminal::resolve)))
                    .number();
        } catch (WorkbenchException e) {
            throw Workbenches.failure(e);
        }
    }

    @Command(
            name = "prove",
            sortOptions = false,
            customSynopsis = "stemma corpus prove --dataset DIR --work FILE [--out PROOF] [OPTION]...",
            description = {
                "Says whether a work is in a data set, by its bytes and, in any key and tempo, by its melody.",
                "The proof shows it to whoever has the model's card, without the list of works."
            })
    int prove(
            @Option(
                            names = "--dataset",
                            paramLabel = "DIR",
                            required = true,
                            description = "The folder of a model, or a dataset.json.")
                    Path dataset,
            @Option(names = "--work", paramLabel = "FILE", required = true, description = "The work to look for.")
                    Path work,
            @Option(
                            names = "--tune",
                            paramLabel = "N",
                            description = "Which tune of the file, from 1, where it has several.")
                    Optional<Integer> tune,
            @Option(
                            names = "--out",
                            paramLabel = "PROOF",
                            description = "Where the proof goes; it is not written if nothing is said.")
                    Optional<Path> out,
            @Option(names = "--force", description = "Replace a file that is there already.") boolean force,
            @Mixin CommonOptions options) {
        try {
            DatasetAnswers.Asked asked = DatasetAnswers.asked(terminal.resolve(work), tune);
            DatasetAnswers.Made made =
                    DatasetAnswers.prove(terminal.resolve(dataset), asked, out.map(terminal::resolve), force);
            new ProofReport(terminal, options).made(asked, made, out);
            out.filter(path -> !options.json)
                    .ifPresent(path -> terminal.out().println("written: " + PlainText.of(path.toString())));
        } catch (WorkbenchException e) {
            throw Workbenches.failure(e);
        }
        return ExitCode.DONE.number();
    }
}
