package dev.stemma.studio.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.model.evaluation.Bootstrap;
import dev.stemma.generator.model.evaluation.EvaluationException;
import dev.stemma.generator.model.evaluation.IdyomSetting;
import dev.stemma.generator.model.evaluation.Means;
import dev.stemma.generator.model.evaluation.MelodyScore;
import dev.stemma.generator.model.evaluation.Plan;
import dev.stemma.generator.model.evaluation.Reference;
import dev.stemma.generator.model.evaluation.SetScore;
import dev.stemma.generator.model.mixture.Alphabet;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Tool;
import dev.stemma.studio.documents.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The figures of a cross-validation, as a JSON document and as tables. */
final class FoldsReport {
    private final Plan plan;
    private final List<SetScore> scores;
    private final List<Comparison> comparisons;

    /** Our figures less another model's, for each set that it has figures of; {@code mean} over these sets. */
    private record Comparison(String column, boolean sameFolds, Map<String, Bootstrap> sets, Bootstrap mean) {}

    FoldsReport(Plan plan, List<SetScore> scores, Optional<Reference> reference, List<String> columns)
            throws EvaluationException {
        this.plan = plan;
        this.scores = scores;
        this.comparisons = new ArrayList<>();
        for (String column : columns) {
            comparisons.add(comparison(reference.orElseThrow(), column));
        }
    }

    private Comparison comparison(Reference reference, String column) throws EvaluationException {
        Map<String, Bootstrap> sets = new LinkedHashMap<>();
        List<double[]> differences = new ArrayList<>();
        boolean sameFolds = true;
        for (SetScore score : scores) {
            String name = score.part().set().name();
            if (reference.knows(name)) {
                double[] each = reference.differences(score, column);
                differences.add(each);
                sets.put(name, Bootstrap.ofMean(each, plan.seed()));
                sameFolds &= reference.onSameFolds(score);
            }
        }
        if (sets.isEmpty()) {
            throw new EvaluationException("the reference has no figures of "
                    + scores.stream().map(score -> score.part().set().name()).collect(Collectors.joining(", ")));
        }
        return new Comparison(column, sameFolds, sets, Bootstrap.ofMeanOfSets(differences, plan.seed()));
    }

    private Means mean() {
        return Means.ofSets(scores.stream().map(SetScore::means).toList());
    }

    private List<IdyomSetting> idyom() {
        return IdyomSetting.of(plan.task(), plan.regime()).stream()
                .filter(setting -> scores.stream()
                        .anyMatch(score -> setting.figures(score.part().set()).isPresent()))
                .toList();
    }

    /** Of a setting over the sets, if it has figures of all. */
    private Optional<Means> idyomMean(IdyomSetting setting) {
        List<Means> known = scores.stream()
                .flatMap(score -> setting.figures(score.part().set()).stream())
                .toList();
        return known.size() == scores.size() ? Optional.of(Means.ofSets(known)) : Optional.empty();
    }

    private boolean onIdyomsFolds() {
        return scores.stream()
                .filter(score -> idyom().stream()
                        .anyMatch(setting -> setting.figures(score.part().set()).isPresent()))
                .allMatch(score -> IdyomSetting.onFixedFolds(score.part()));
    }

    ObjectNode json(Digest evaluation) {
        ObjectNode root = Json.object();
        root.put("evaluation", evaluation.toString()).put("program", Tool.STEMMA.name() + " " + Tool.STEMMA.version());
        root.put("task", EvaluateOptions.name(plan.task())).put("regime", EvaluateOptions.name(plan.regime()));
        plan.members().forEach(root.putArray("members")::add);
        root.put("seed", plan.seed());
        root.put(
                "corpus",
                scores.stream().map(score -> score.part().set().name()).collect(Collectors.joining(", ")));
        root.put(
                "melodies",
                scores.stream().mapToInt(score -> score.melodies().size()).sum());
        root.put("notes", scores.stream().mapToLong(FoldsReport::notes).sum());
        Json.put(root.putObject("bitsPerNote"), mean());
        ArrayNode folds = root.putArray("folds");
        ArrayNode corpora = root.putArray("corpora");
        for (SetScore score : scores) {
            addFolds(folds, score);
            addCorpus(corpora.addObject(), score);
        }
        ArrayNode settings = root.putArray("idyom");
        for (IdyomSetting setting : idyom()) {
            idyomMean(setting).ifPresent(means -> addIdyom(settings, setting, onIdyomsFolds(), means));
        }
        ArrayNode differences = root.putArray("differences");
        comparisons.forEach(comparison -> addDifference(differences, comparison, comparison.mean()));
        return root;
    }

    private static long notes(SetScore score) {
        return score.part().set().noteCount();
    }

    private static void addFolds(ArrayNode folds, SetScore score) {
        for (int number : score.part().folds().numbers()) {
            List<MelodyScore> melodies = score.fold(number);
            ObjectNode fold = folds.addObject();
            fold.put("corpus", score.part().set().name())
                    .put("fold", number)
                    .put("melodies", melodies.size())
                    .put("notes", melodies.stream().mapToInt(MelodyScore::notes).sum());
            Json.put(fold.putObject("bitsPerNote"), Means.of(melodies));
        }
    }

    private void addCorpus(ObjectNode corpus, SetScore score) {
        Alphabet alphabet = alphabet(score);
        corpus.put("corpus", score.part().set().name())
                .put("digest", score.part().set().digest().toString())
                .put("melodies", score.melodies().size())
                .put("notes", notes(score));
        corpus.putObject("alphabet")
                .put("pitches", alphabet.pitches().size())
                .put("rhythms", alphabet.rhythms().size());
        Json.put(corpus.putObject("bitsPerNote"), score.means());
        ArrayNode settings = corpus.putArray("idyom");
        for (IdyomSetting setting : idyom()) {
            setting.figures(score.part().set())
                    .ifPresent(means -> addIdyom(settings, setting, IdyomSetting.onFixedFolds(score.part()), means));
        }
        ArrayNode differences = corpus.putArray("differences");
        for (Comparison comparison : comparisons) {
            Optional.ofNullable(comparison.sets().get(score.part().set().name()))
                    .ifPresent(difference -> addDifference(differences, comparison, difference));
        }
        ArrayNode melodies = corpus.putArray("perMelody");
        for (MelodyScore melody : score.melodies()) {
            ObjectNode each = melodies.addObject();
            each.put("name", melody.name()).put("fold", melody.fold()).put("notes", melody.notes());
            each.set("bitsPerNote", Json.decimal(melody.mean()));
        }
    }

    private static Alphabet alphabet(SetScore score) {
        try {
            return Alphabet.of(score.part().set().events());
        } catch (EvaluationException e) {
            throw new IllegalStateException("the set was predicted", e);
        }
    }

    private static void addIdyom(ArrayNode settings, IdyomSetting setting, boolean sameFolds, Means means) {
        ObjectNode node = settings.addObject().put("setting", setting.title()).put("sameFolds", sameFolds);
        Json.put(node.putObject("bitsPerNote"), means);
    }

    private static void addDifference(ArrayNode differences, Comparison comparison, Bootstrap difference) {
        ObjectNode node = differences.addObject();
        node.put("column", comparison.column()).put("sameFolds", comparison.sameFolds());
        node.set("mean", Json.decimal(difference.mean()));
        node.set("low", Json.decimal(difference.low()));
        node.set("high", Json.decimal(difference.high()));
        node.put("excludesZero", difference.excludesZero());
    }

    String text() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s, %s, members %s, seed %d%n",
                EvaluateOptions.name(plan.task()),
                EvaluateOptions.name(plan.regime()),
                String.join(" ", plan.members()),
                plan.seed()));
        text.append(String.format(Locale.ROOT, "bits a note: mean over melodies / over all notes%n%n"));
        text.append(figures());
        if (!idyom().isEmpty() && !onIdyomsFolds()) {
            text.append(String.format(Locale.ROOT, "IDyOM's figures are on its fixed folds; these are others.%n"));
        }
        for (Comparison comparison : comparisons) {
            text.append(String.format(Locale.ROOT, "%n")).append(differences(comparison));
        }
        return text.toString();
    }

    private String figures() {
        TextTable table = new TextTable();
        List<String> head = new ArrayList<>(List.of("corpus", "melodies", "notes", "symbols", "bits a note"));
        idyom().forEach(setting -> head.add("IDyOM 1.7, " + setting.title()));
        table.row(head);
        for (SetScore score : scores) {
            List<String> row = new ArrayList<>(List.of(
                    score.part().set().name(),
                    String.valueOf(score.melodies().size()),
                    String.valueOf(notes(score)),
                    symbols(score),
                    text(score.means())));
            idyom().forEach(setting -> row.add(
                    setting.figures(score.part().set()).map(FoldsReport::text).orElse("")));
            table.row(row);
        }
        if (scores.size() > 1) {
            List<String> row = new ArrayList<>(List.of("mean of " + scores.size(), "", "", "", text(mean())));
            idyom().forEach(setting ->
                    row.add(idyomMean(setting).map(FoldsReport::text).orElse("")));
            table.row(row);
        }
        return table.text();
    }

    /** Among how many is chosen: pitches, rhythms, or first the one and then the other. */
    private String symbols(SetScore score) {
        int pitches = alphabet(score).pitches().size();
        int rhythms = alphabet(score).rhythms().size();
        return switch (plan.task()) {
            case PITCH, PITCH_GIVEN_RHYTHM -> String.valueOf(pitches);
            case RHYTHM -> String.valueOf(rhythms);
            case EVENT -> rhythms + ", " + pitches;
        };
    }

    private static String text(Means means) {
        return String.format(Locale.ROOT, "%.4f / %.4f", means.perMelody(), means.perNote());
    }

    private static String differences(Comparison comparison) {
        TextTable table = new TextTable();
        table.row(List.of("ours less " + comparison.column(), "mean", "95 % interval", ""));
        comparison.sets().forEach((set, difference) -> table.row(row(set, difference)));
        if (comparison.sets().size() > 1) {
            table.row(row("mean of " + comparison.sets().size(), comparison.mean()));
        }
        return table.text()
                + (comparison.sameFolds()
                        ? ""
                        : String.format(Locale.ROOT, "The reference's figures are on other folds.%n"));
    }

    private static List<String> row(String name, Bootstrap difference) {
        return List.of(
                name,
                String.format(Locale.ROOT, "%+.4f", difference.mean()),
                String.format(Locale.ROOT, "%+.4f to %+.4f", difference.low(), difference.high()),
                verdict(difference));
    }

    private static String verdict(Bootstrap difference) {
        if (!difference.excludesZero()) {
            return "0 is inside";
        }
        return difference.mean() < 0 ? "better" : "worse";
    }
}
