package dev.stemma.studio.workbench;

import dev.stemma.provenance.identity.Passwords;
import dev.stemma.provenance.identity.StorePassword;
import dev.stemma.studio.journals.JournalFolder;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;

/**
 * All that Stemma does for a person, apart from showing it: makes and reworks melodies, signs and looks into files, and keeps
 * what lives in a home. Each is a part of its own; they share keys, trust and models.
 */
public final class Workbench {
    private final Path home;
    private final Clock clock;
    private final Models models;
    private final Signing signing;
    private final Verification verification;
    private final Composing composing;
    private final Explaining explaining;
    private final Comparing comparing;
    private final Publisher publisher;
    private final Editing editing;
    private final Histories histories;
    private final FileSigning fileSigning;
    private final ModelSigning modelSigning;
    private final Redacting redacting;
    private final Inspecting inspecting;
    private final Exporting exporting;
    private final Forgetting forgetting;
    private final Archive archive;
    private final Logs logs;

    /** The same where no key has a password. */
    public Workbench(Path home, Path models, Clock clock) {
        this(home, models, clock, Passwords.always(StorePassword.none()));
    }

    /**
     * @param home keys and trust
     * @param models folder of models
     * @param passwords of keys that have one
     */
    public Workbench(Path home, Path models, Clock clock, Passwords passwords) {
        this(home, new Models(models, home.resolve("models")), clock, passwords);
    }

    private Workbench(Path home, Models models, Clock clock, Passwords passwords) {
        this.home = home;
        this.clock = clock;
        this.models = models;
        SecureRandom random = new SecureRandom();
        JournalFolder journals = new JournalFolder(home.resolve("journals"));
        signing = new Signing(home, clock, random, passwords);
        LogPolicies logPolicies = new LogPolicies(home);
        verification = new Verification(signing, models, logPolicies, clock);
        logs = new Logs(home, signing, verification, logPolicies, clock);
        Pieces pieces = new Pieces(models, journals, signing, clock, random);
        composing = new Composing(models, pieces, verification);
        explaining = new Explaining(models);
        comparing = new Comparing(models, verification);
        publisher = new Publisher(verification);
        editing = new Editing(pieces, publisher, verification);
        fileSigning = new FileSigning(signing, verification, pieces);
        histories = new Histories(journals, pieces, fileSigning, verification, models, random);
        modelSigning = new ModelSigning(signing, verification);
        redacting = new Redacting(signing, verification);
        inspecting = new Inspecting(verification, models);
        exporting = new Exporting(signing, verification, models, clock);
        archive = new Archive(this, pieces, journals, clock);
        forgetting = new Forgetting(journals, signing, inspecting, archive);
    }

    /** The workbench of somebody else, who has keys and pieces of his or her own and shares nothing but the models. */
    public Workbench of(String guest) {
        return new Workbench(
                home.resolve("classroom").resolve(guest), models, clock, Passwords.always(StorePassword.none()));
    }

    /** Whether works are in the data sets of models. */
    public DatasetAnswers datasets() {
        return new DatasetAnswers(verification);
    }

    /** Keys, journals and all else that is kept; models that were trained here in its folder {@code models}. */
    public Path home() {
        return home;
    }

    /** What models at hand there are. */
    public Models models() {
        return models;
    }

    /** Identities and whom to trust. */
    public Signing signing() {
        return signing;
    }

    Verification verification() {
        return verification;
    }

    /** What models make, of nothing or of the melodies of files. */
    public Composing composing() {
        return composing;
    }

    /** What models expect in melodies. */
    public Explaining explaining() {
        return explaining;
    }

    /** What changes for melodies without some works. */
    public Comparing comparing() {
        return comparing;
    }

    /** What was made, written and signed. */
    public Publisher publisher() {
        return publisher;
    }

    /** What people do to the pieces of files. */
    public Editing editing() {
        return editing;
    }

    /** What happened to the pieces of files. */
    public Histories histories() {
        return histories;
    }

    /** Signs files that are there. */
    public FileSigning fileSigning() {
        return fileSigning;
    }

    /** Signs models. */
    public ModelSigning modelSigning() {
        return modelSigning;
    }

    /** Takes out what credentials say. */
    public Redacting redacting() {
        return redacting;
    }

    /** Looks into files, those that were handed over too. */
    public Inspecting inspecting() {
        return inspecting;
    }

    /** Signs and gathers what is told in the forms of other fields. */
    public Exporting exporting() {
        return exporting;
    }

    /** Erases people from what is kept. */
    public Forgetting forgetting() {
        return forgetting;
    }

    /** Transparency logs, and witnesses of them. */
    public Logs logs() {
        return logs;
    }

    /** Pieces and files that are kept. */
    public Archive archive() {
        return archive;
    }
}
