package dev.stemma.provenance.log;

import dev.stemma.provenance.merkle.MerkleTree;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** A log of the eight leaves that implementations of certificate transparency test with; keys are those of RFC 8032, 7.1. */
final class ProjectVector {
    static final List<byte[]> ENTRIES = Stream.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(HexFormat.of()::parseHex)
            .toList();

    static final NoteKey LOG = NoteKey.of(
            "stemma.example/log",
            SignatureType.ED25519,
            HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));

    static final NoteKey WITNESS = NoteKey.of(
            "stemma.example/w1",
            SignatureType.COSIGNATURE,
            HexFormat.of().parseHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));

    static final Instant TIME = Instant.ofEpochSecond(1_700_000_000);

    /** The whole proof of entry 5 as it is written down for others, 477 bytes. */
    static final String PROOF = """
            c2sp.org/tlog-proof@v1
            index 5
            vBoGQ7EuTS18d5GPROD095qDi2z57FtcKD4fTYhZnms=
            yoVOoSjtBQtBs1/8G4e46yveRh6eO1WW7Oa51ZdaCuA=
            037kGJdt2VdTwcc4Yrk5j6Kiz5tP8P3+izDNlSCWFLc=

            stemma.example/log
            8
            XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=

            — stemma.example/log ialqCPbZ+WWJiOYWcSsW4c8spR2wd2eKFWfCXkeQ1BY7ZdEdWSXrNTZHQW3/oZRgC2gocSx16tmTMJBq2dYnbFc6TA8=
            — stemma.example/w1 95bOoQAAAABlU/EAfknq/b0M+CFqCAIghagn0ln3mMOPpmYgQlXJ3zdewk7G46pO+hR6NAMfIXrw6Bb0aiKDAB3A9Uds04vNWAlHDA==
            """;

    private ProjectVector() {}

    /** The log with its first entries, signed by the log and by the witness. */
    static SignedNote checkpoint(int size) {
        Checkpoint checkpoint = new Checkpoint(
                LOG.verifier().name(),
                size,
                MerkleTree.of(ENTRIES.subList(0, size)).root());
        return new SignedNote(checkpoint.text(), List.of(LOG.sign(checkpoint.text())))
                .with(List.of(WITNESS.cosign(checkpoint, TIME)));
    }

    static LogProof proof(int index) {
        return new LogProof(MerkleTree.of(ENTRIES).inclusionProof(index), checkpoint(ENTRIES.size()));
    }

    /** Our log, and our witness as quorum. */
    static LogPolicy policy() {
        return LogPolicy.parse(
                Exact.utf8("log " + LOG.verifier() + "\nwitness w1 " + WITNESS.verifier() + "\nquorum w1\n"));
    }
}
