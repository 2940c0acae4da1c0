package dev.stemma.provenance.label;

import dev.stemma.provenance.label.FamilyMember.Deed;
import dev.stemma.provenance.label.FamilyMember.Descent;
import dev.stemma.provenance.record.Language;
import dev.stemma.provenance.record.PlainText;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** How a family is put into words. */
final class FamilyWords {
    private static final ResourceBundle.Control NO_OTHER =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Language language;
    private final ResourceBundle texts;

    FamilyWords(Language language) {
        this.language = language;
        this.texts = ResourceBundle.getBundle(
                FamilyWords.class.getPackageName() + ".family", Locale.forLanguageTag(language.toString()), NO_OTHER);
    }

    Language language() {
        return language;
    }

    /** The text of a name, its places filled. */
    String text(String name, Object... values) {
        return new MessageFormat(texts.getString(name), language.locale()).format(values);
    }

    String title(FamilyMember member) {
        return member.title().map(PlainText::brief).orElseGet(() -> text("untitled"));
    }

    String standing(FamilyMember member) {
        return text("standing." + member.standing().name().toLowerCase(Locale.ROOT));
    }

    /** Actions and kinds that we have no words for are named as the record names them. */
    String deed(Deed deed) {
        String action = known("deed.", deed.action());
        return PlainText.brief(action
                + deed.kind().map(kind -> " (" + known("kind.", kind) + ")").orElse(""));
    }

    private String known(String group, String term) {
        return texts.containsKey(group + term) ? texts.getString(group + term) : term;
    }

    /** What an ingredient of the title is to what was made from it. */
    String relation(Descent descent, String title) {
        return text(
                switch (descent.relation()) {
                    case PARENT -> "parent";
                    case COMPONENT -> "component";
                    case INPUT -> "input";
                },
                title);
    }
}
