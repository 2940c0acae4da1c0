package dev.stemma.studio.web;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * How much the pupils of a class may keep on this machine.
 *
 * @param pieces of one pupil
 * @param bytesOfOne of one pupil, in all files
 * @param bytesOfAll of all pupils together
 */
record Quota(int pieces, long bytesOfOne, long bytesOfAll) {
    static final Quota USUAL = new Quota(200, 32L << 20, 512L << 20);

    /** What was made can be signed and handed in, though there is no room for more: within a quarter as much again. */
    private static final int SHARE_TO_HAND_IN = 4;

    private static final Set<String> BEGINNING = Set.of("/pieces", "/pieces/import");
    private static final Set<String> HANDING_IN = Set.of("/pieces/{piece}/files", "/pieces/{piece}");

    /** @throws Refusal if there is no room for what a pupil wants to do */
    void require(Pupil pupil, Api.Operation operation, Collection<Pupil> all) {
        if (operation.method().equals("GET")) {
            return;
        }
        if (BEGINNING.contains(operation.path()) && pupil.countOfPieces() >= pieces) {
            throw refused("you have " + pieces + " pieces already", "go on with one of them, or ask your teacher");
        }
        int more = HANDING_IN.contains(operation.path()) ? SHARE_TO_HAND_IN : 0;
        if (pupil.bytes() >= withMore(bytesOfOne, more)) {
            throw refused("there is no room for more of yours", "sign and hand in what you have, or ask your teacher");
        }
        if (all.stream().mapToLong(Pupil::bytes).sum() >= withMore(bytesOfAll, more)) {
            throw refused(
                    "there is no room for more of this class", "sign and hand in what you have, or ask your teacher");
        }
    }

    private static long withMore(long bytes, int share) {
        return share == 0 ? bytes : bytes + bytes / share;
    }

    private static Refusal refused(String error, String hint) {
        return new Refusal(422, new Problem(error, hint, Optional.of("quota")));
    }
}
