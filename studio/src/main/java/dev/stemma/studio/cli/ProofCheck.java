package dev.stemma.studio.cli;

import dev.stemma.generator.corpus.SortedRoots;
import dev.stemma.provenance.record.Digest;
import dev.stemma.studio.workbench.DatasetAnswers;
import dev.stemma.studio.workbench.WorkbenchException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Holds proofs against the data set of a model, or against roots that somebody names.
 *
 * @param root by file, 64 hexadecimal digits
 * @param melodies by melody, the same
 */
record ProofCheck(
        Terminal terminal,
        CommonOptions options,
        Optional<Path> model,
        Optional<String> root,
        Optional<String> melodies) {
    /**
     * Says what a proof shows.
     *
     * @param work that it must be about
     */
    ExitCode of(List<Path> proofs, Optional<Path> work, Optional<Integer> tune) throws WorkbenchException {
        if (proofs.size() != 1) {
            throw Failure.usage("found " + proofs.size() + " files", "one proof is held against a model at a time");
        }
        DatasetAnswers.Checked checked = DatasetAnswers.check(terminal.resolve(proofs.get(0)), trusted());
        boolean about = work.isEmpty() || isAbout(DatasetAnswers.asked(terminal.resolve(work.get()), tune), checked);
        return new ProofReport(terminal, options).checked(checked, about);
    }

    private DatasetAnswers.Trusted trusted() throws WorkbenchException {
        if (model.isPresent() && root.isPresent()) {
            throw Failure.usage("--model and --root both name a root", "leave one of them out");
        }
        if (model.isPresent()) {
            return Workbenches.open(terminal).datasets().of(terminal.resolve(model.get()));
        }
        SortedRoots roots =
                new SortedRoots(digest("--root", root.get()), melodies.map(hex -> digest("--melodies", hex)));
        return new DatasetAnswers.Trusted(roots, DatasetAnswers.Voucher.GIVEN, false, Optional.empty());
    }

    private static Digest digest(String name, String hex) {
        try {
            return Digest.parse(hex);
        } catch (IllegalArgumentException e) {
            throw Failure.usage(name + ": " + e.getMessage(), "a root has 64 hexadecimal digits");
        }
    }

    private static boolean isAbout(DatasetAnswers.Asked asked, DatasetAnswers.Checked checked) {
        return checked.proof()
                .filter(proof -> asked.isAnswered(proof, checked.trusted().roots()))
                .isPresent();
    }
}
