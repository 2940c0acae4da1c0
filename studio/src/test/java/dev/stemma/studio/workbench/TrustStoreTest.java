package dev.stemma.studio.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.provenance.identity.IdentityStore;
import dev.stemma.provenance.identity.LocalAuthority;
import dev.stemma.provenance.identity.Pem;
import dev.stemma.provenance.identity.TrustPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustStoreTest {
    private static final X509Certificate ROOT =
            LocalAuthority.create(Clock.systemUTC(), new SecureRandom()).root();

    @TempDir
    private Path folder;

    private Path pem;
    private TrustStore store;

    @BeforeEach
    void open() throws Exception {
        pem = Files.writeString(folder.resolve("root.pem"), Pem.encode(List.of(ROOT)));
        store = open(folder.resolve("home"));
    }

    private static TrustStore open(Path home) {
        return new TrustStore(home.resolve("trust"), IdentityStore.at(home));
    }

    @Test
    void anAuthorityIsTrustedForTheUsageGivenAndForNoOther() throws Exception {
        store.add("ann", pem, TrustStore.Usage.CLAIMS);
        store.add("clock", pem, TrustStore.Usage.TIME_STAMPS);

        assertThat(store.list())
                .containsExactly(
                        new TrustStore.Authority("ann", TrustStore.Usage.CLAIMS, ROOT),
                        new TrustStore.Authority("clock", TrustStore.Usage.TIME_STAMPS, ROOT));
        assertThat(store.policy(List.of()).anchors())
                .extracting(TrustPolicy.Anchor::usages)
                .containsExactly(TrustPolicy.CLAIM_USAGES, TrustPolicy.TIME_STAMP_USAGES);
        store.remove("clock");
        assertThat(store.policy(List.of()).anchors())
                .extracting(TrustPolicy.Anchor::usages)
                .containsExactly(TrustPolicy.CLAIM_USAGES);
    }

    @Test
    void aNameStandsForOneUsageOnly() throws Exception {
        store.add("ann", pem, TrustStore.Usage.TIME_STAMPS);

        assertThatThrownBy(() -> store.add("ann", pem, TrustStore.Usage.CLAIMS))
                .isInstanceOf(WorkbenchException.class)
                .hasMessageContaining("was added under the name ann before");
    }

    @Test
    void whatIsKeptForClaimsStaysWhereItAlwaysWas() throws Exception {
        store.add("ann", pem, TrustStore.Usage.CLAIMS);

        assertThat(folder.resolve("home/trust/ann.pem")).isRegularFile();
    }

    @Test
    void ofManyWhoAddUnderOneNameAtOnceOneSucceeds() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Callable<Boolean>> work = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            TrustStore.Usage usage = TrustStore.Usage.values()[i % 2];
            work.add(() -> {
                try {
                    open(folder.resolve("home")).add("ann", pem, usage);
                    return true;
                } catch (WorkbenchException refused) {
                    return false;
                }
            });
        }
        int added = 0;
        for (Future<Boolean> each : threads.invokeAll(work)) {
            added += each.get() ? 1 : 0;
        }
        threads.shutdown();

        assertThat(added).isEqualTo(1);
        assertThat(store.list()).hasSize(1);
    }
}
