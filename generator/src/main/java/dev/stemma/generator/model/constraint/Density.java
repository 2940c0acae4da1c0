package dev.stemma.generator.model.constraint;

/**
 * How many notes begin in a bar, or on average in a bar, of those that the request speaks of. Bars that are locked from
 * one end to the other are not counted.
 *
 * @param fewest notes in a bar, from 0
 * @param most notes in a bar
 */
public record Density(int fewest, int most, Scope scope) implements Constraint {
    /** What the number of notes is counted over. */
    public enum Scope {
        EACH_BAR,
        AVERAGE
    }

    static final String IN_EACH_BAR = "notes in each bar";

    public Density {
        if (fewest < 0 || fewest > most || most > 96) {
            throw new IllegalArgumentException("0 to 96 notes begin in a bar, asked for " + fewest + " to " + most);
        }
    }

    @Override
    public Wording wording() {
        String where = scope == Scope.EACH_BAR ? IN_EACH_BAR : "notes a bar on average";
        String value = fewest + "-" + most + " " + where;
        return new Wording("density", "--density", "the density of " + value, value);
    }
}
