package dev.stemma.generator.music;

/** A body of music with habits of its own, by its identifier: lower case, digits and hyphens. */
public record Tradition(String id) implements Comparable<Tradition> {
    public static final Tradition BRITISH_ISLES = new Tradition("british-isles");
    public static final Tradition CHINA = new Tradition("china");
    public static final Tradition HYMN = new Tradition("hymn");
    public static final Tradition ART_SONG = new Tradition("art-song");

    public Tradition {
        if (!id.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*") || id.length() > 40) {
            throw new IllegalArgumentException(
                    "not a tradition: \"" + id + "\"; accepted: lower case, digits and hyphens, such as british-isles");
        }
    }

    @Override
    public int compareTo(Tradition other) {
        return id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return id;
    }
}
