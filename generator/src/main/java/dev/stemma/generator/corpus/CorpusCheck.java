package dev.stemma.generator.corpus;

import dev.stemma.provenance.c2pa.TrainingMiningAssertion;
import dev.stemma.provenance.c2pa.TrainingMiningAssertion.Permission;
import dev.stemma.provenance.c2pa.TrainingMiningAssertion.Use;
import dev.stemma.provenance.record.Digest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Looks through the terms of works: what is missing, what stands against training, what contradicts itself, what is there twice. */
public final class CorpusCheck {
    private final List<CorpusFinding> findings = new ArrayList<>();

    private CorpusCheck() {}

    /** What there is to know, work by work, then melody by melody. */
    public static List<CorpusFinding> of(Collection<CatalogueEntry> works) {
        CorpusCheck check = new CorpusCheck();
        works.forEach(check::look);
        check.compare(works);
        return List.copyOf(check.findings);
    }

    private void look(CatalogueEntry work) {
        Licence licence = work.licence();
        Optional<String> objection = work.mining().objection();
        if (licence.equals(Licence.NOT_STATED)) {
            find(CorpusFinding.Kind.MISSING_TERMS, work, "nobody stated its licence or why it is free");
        } else if (licence instanceof Licence.Other) {
            find(
                    CorpusFinding.Kind.UNKNOWN_LICENCE,
                    work,
                    "\"" + licence.text() + "\" is no licence that is known here");
        } else if (!licence.allowsTraining()) {
            find(
                    CorpusFinding.Kind.NOT_FOR_TRAINING,
                    work,
                    licence.text() + " does not allow a model of it to be given away for any use");
        }
        objection.ifPresent(reason -> find(CorpusFinding.Kind.OPTED_OUT, work, reason));
        if (objection.isPresent() && licence instanceof Licence.OwnWork) {
            find(
                    CorpusFinding.Kind.CONTRADICTION,
                    work,
                    "it is stated as own work to train with, yet " + objection.get());
        }
        contradictions(work.mining()).forEach(detail -> find(CorpusFinding.Kind.CONTRADICTION, work, detail));
        if (!licence.allowsTraining() && allows(work.mining(), TrainingMiningAssertion.AI_GENERATIVE_TRAINING)) {
            find(
                    CorpusFinding.Kind.CONTRADICTION,
                    work,
                    "its licence (" + licence.text() + ") does not allow training, its terms of training do");
        }
        if (work.creators().isEmpty()) {
            find(CorpusFinding.Kind.NO_CREATOR, work, "nobody is named as its maker");
        }
    }

    private static List<String> contradictions(MiningTerms mining) {
        List<String> found = new ArrayList<>();
        if (mining.reserved().orElse(false)) {
            mining.purposes().keySet().stream()
                    .filter(purpose -> allows(mining, purpose))
                    .forEach(purpose -> found.add(
                            "text and data mining is reserved (tdm-reservation), yet " + purpose + " is allowed"));
        }
        if (allows(mining, TrainingMiningAssertion.AI_GENERATIVE_TRAINING)
                && forbids(mining, TrainingMiningAssertion.AI_TRAINING)) {
            found.add("generative training is allowed, training is not");
        }
        if (allows(mining, TrainingMiningAssertion.AI_GENERATIVE_TRAINING)
                && forbids(mining, TrainingMiningAssertion.DATA_MINING)) {
            found.add("generative training is allowed, data mining is not");
        }
        mining.purposes().forEach((purpose, permission) -> {
            if (permission.use() == Use.CONSTRAINED && permission.constraint().isEmpty()) {
                found.add(purpose + " is constrained and does not say how, which counts as not allowed");
            }
        });
        return found;
    }

    private static boolean allows(MiningTerms mining, String purpose) {
        Permission permission = mining.purposes().get(purpose);
        return permission != null && permission.use() == Use.ALLOWED;
    }

    private static boolean forbids(MiningTerms mining, String purpose) {
        Permission permission = mining.purposes().get(purpose);
        return permission != null && permission.use() == Use.NOT_ALLOWED;
    }

    /** Works of the same melody: there twice, and perhaps under terms that do not agree. */
    private void compare(Collection<CatalogueEntry> works) {
        Map<Digest, List<CatalogueEntry>> byMelody = new LinkedHashMap<>();
        for (CatalogueEntry work : works) {
            for (Digest melody : work.melodies()) {
                byMelody.computeIfAbsent(melody, unseen -> new ArrayList<>()).add(work);
            }
        }
        for (List<CatalogueEntry> same : byMelody.values()) {
            if (same.size() < 2) {
                continue;
            }
            List<String> ids = same.stream().map(CatalogueEntry::id).toList();
            findings.add(new CorpusFinding(
                    CorpusFinding.Kind.SAME_MELODY, ids, "the same melody, whatever the key and the tempo"));
            List<Terms.Kind> kinds = same.stream()
                    .map(work -> Terms.Kind.of(work.licence(), work.mining()))
                    .distinct()
                    .sorted()
                    .toList();
            if (kinds.size() > 1) {
                findings.add(new CorpusFinding(
                        CorpusFinding.Kind.CONTRADICTION,
                        ids,
                        "one melody under terms that do not agree: "
                                + kinds.stream().map(Terms.Kind::id).collect(Collectors.joining(", "))));
            }
        }
    }

    private void find(CorpusFinding.Kind kind, CatalogueEntry work, String detail) {
        findings.add(new CorpusFinding(kind, List.of(work.id()), detail));
    }
}
