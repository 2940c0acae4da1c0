package dev.stemma.studio.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.model.BitsPerNote;
import dev.stemma.generator.model.evaluation.Means;
import dev.stemma.generator.model.evaluation.MelodyScore;
import dev.stemma.generator.model.evaluation.MelodySet;
import dev.stemma.generator.model.evaluation.SetMelody;
import dev.stemma.generator.model.evaluation.TokenScore;
import dev.stemma.generator.model.mixture.Task;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Tool;
import dev.stemma.studio.documents.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * How a trained model predicted, as a JSON document and as a table.
 *
 * @param scores of each set, melody by melody
 */
record TokenReport(TokenQuestion question, List<List<TokenScore>> scores) {
    private static final List<Task> TASKS = List.of(Task.RHYTHM, Task.PITCH_GIVEN_RHYTHM, Task.EVENT);

    private static double bits(Task task, BitsPerNote bits) {
        return switch (task) {
            case RHYTHM -> bits.rhythmBits();
            case PITCH, PITCH_GIVEN_RHYTHM -> bits.pitchBits();
            case EVENT -> bits.rhythmBits() + bits.pitchBits();
        };
    }

    private static List<MelodyScore> melodies(Task task, List<TokenScore> scores) {
        return scores.stream()
                .filter(score -> score.bits().notes() > 0)
                .map(score -> new MelodyScore(
                        score.name(), 0, Math.toIntExact(score.bits().notes()), bits(task, score.bits())))
                .toList();
    }

    /** Mean of the sets; empty where no melody could be encoded. */
    private List<Means> means(Task task) {
        return scores.stream()
                .map(set -> melodies(task, set))
                .filter(melodies -> !melodies.isEmpty())
                .map(Means::of)
                .toList();
    }

    private static int sum(List<TokenScore> scores, ToIntFunction<TokenScore> count) {
        return scores.stream().mapToInt(count).sum();
    }

    private int sum(ToIntFunction<TokenScore> count) {
        return scores.stream().mapToInt(set -> sum(set, count)).sum();
    }

    private int melodies(Predicate<SetMelody> which) {
        return (int) question.sets().stream()
                .flatMap(set -> set.melodies().stream())
                .filter(which)
                .count();
    }

    ObjectNode json(Digest evaluation) {
        ObjectNode root = Json.object();
        root.put("evaluation", evaluation.toString()).put("program", Tool.STEMMA.name() + " " + Tool.STEMMA.version());
        root.put("task", EvaluateOptions.name(question.task()));
        root.putObject("model")
                .put("id", question.folder().config().id())
                .put("digest", question.folder().digest().toString());
        question.members().forEach(root.putArray("members")::add);
        root.put("corpus", question.sets().stream().map(MelodySet::name).collect(Collectors.joining(", ")));
        root.put("melodies", melodies(melody -> true));
        root.put(
                "notes", question.sets().stream().mapToInt(MelodySet::noteCount).sum());
        addFigures(root, means(question.task()), "bitsPerNote");
        TASKS.forEach(task -> addFigures(root, means(task), member(task)));
        addEncoded(root, scores.stream().flatMap(List::stream).toList());
        root.put("keysEstimated", melodies(melody -> !melody.keyStated()));
        root.put("metresAssumed", melodies(melody -> !melody.metreStated()));
        root.putArray("folds");
        ArrayNode corpora = root.putArray("corpora");
        for (int i = 0; i < scores.size(); i++) {
            MelodySet set = question.sets().get(i);
            ObjectNode corpus = corpora.addObject();
            corpus.put("corpus", set.name())
                    .put("digest", set.digest().toString())
                    .put("melodies", set.melodies().size())
                    .put("notes", set.noteCount());
            List<TokenScore> of = scores.get(i);
            for (Task task : TASKS) {
                List<MelodyScore> melodies = melodies(task, of);
                addFigures(corpus, melodies.isEmpty() ? List.of() : List.of(Means.of(melodies)), member(task));
            }
            addEncoded(corpus, of);
        }
        return root;
    }

    private static String member(Task task) {
        return switch (task) {
            case RHYTHM -> "rhythm";
            case PITCH, PITCH_GIVEN_RHYTHM -> "pitchGivenRhythm";
            case EVENT -> "event";
        };
    }

    private static void addFigures(ObjectNode node, List<Means> means, String member) {
        if (!means.isEmpty()) {
            Json.put(node.putObject(member), Means.ofSets(means));
        }
    }

    private static void addEncoded(ObjectNode node, List<TokenScore> scores) {
        node.putObject("encoded")
                .put("notes", sum(scores, score -> Math.toIntExact(score.bits().notes())))
                .put("notesLeft", sum(scores, TokenScore::notesLeft))
                .put("stretchesLeft", sum(scores, TokenScore::stretchesLeft))
                .put("durationsRounded", sum(scores, TokenScore::durationsRounded))
                .put("pitchesMoved", sum(scores, TokenScore::pitchesMoved));
    }

    String text() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s, model %s%n",
                EvaluateOptions.name(question.task()),
                question.folder().config().id()));
        text.append(String.format(Locale.ROOT, "bits a note: mean over melodies / over all notes%n%n"));
        TextTable table = new TextTable();
        table.row(List.of("corpus", "melodies", "notes", "rhythm", "pitch given rhythm", "whole note"));
        for (int i = 0; i < scores.size(); i++) {
            MelodySet set = question.sets().get(i);
            List<String> row = new ArrayList<>(
                    List.of(set.name(), String.valueOf(set.melodies().size()), String.valueOf(set.noteCount())));
            for (Task task : TASKS) {
                List<MelodyScore> melodies = melodies(task, scores.get(i));
                row.add(melodies.isEmpty() ? "" : text(Means.of(melodies)));
            }
            table.row(row);
        }
        if (scores.size() > 1) {
            List<String> row = new ArrayList<>(List.of("mean of " + scores.size(), "", ""));
            TASKS.forEach(task -> row.add(means(task).isEmpty() ? "" : text(Means.ofSets(means(task)))));
            table.row(row);
        }
        text.append(table.text()).append(String.format(Locale.ROOT, "%n"));
        text.append(String.format(
                Locale.ROOT,
                "not encoded: %d notes in %d stretches of too few notes in one key%n",
                sum(TokenScore::notesLeft),
                sum(TokenScore::stretchesLeft)));
        text.append(String.format(
                Locale.ROOT,
                "encoded nearly: %d notes with a duration that the model does not know (the nearest stands for it),"
                        + " %d outside its range (another octave stands for them)%n",
                sum(TokenScore::durationsRounded),
                sum(TokenScore::pitchesMoved)));
        int keys = melodies(melody -> !melody.keyStated());
        int metres = melodies(melody -> !melody.metreStated());
        if (keys + metres > 0) {
            text.append(String.format(
                    Locale.ROOT,
                    "assumed: the likeliest key of %d melodies that state none, 4/4 for %d that state no metre%n",
                    keys,
                    metres));
        }
        return text.toString();
    }

    private static String text(Means means) {
        return String.format(Locale.ROOT, "%.4f / %.4f", means.perMelody(), means.perNote());
    }
}
