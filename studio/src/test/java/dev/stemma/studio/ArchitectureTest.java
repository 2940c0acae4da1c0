package dev.stemma.studio;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.stemma.provenance.identity.Identity;
import java.io.File;
import java.security.PrivateKey;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The package map: a package may use those above it in {@link #TABLE}, and nothing below it. */
class ArchitectureTest {
    /** Under {@code dev.stemma}; packages on one line are neighbours that do not use each other. */
    private static final List<List<String>> TABLE = List.of(
            List.of("provenance.cbor"),
            List.of("provenance.merkle"),
            List.of("provenance.cose"),
            List.of("provenance.asset"),
            List.of("provenance.record"),
            List.of("provenance.identity"),
            List.of("provenance.log"),
            List.of("provenance.label"),
            List.of("provenance.c2pa"),
            List.of("generator.music"),
            List.of("generator.notation"),
            List.of("generator.corpus"),
            List.of("generator.model.kernel"),
            List.of("generator.model.markov"),
            List.of("generator.model"), // with model.mixture: a model's folder holds one, and it is a model
            List.of("generator.model.evaluation"),
            List.of("generator.model.constraint"),
            List.of("generator.model.sampling"),
            List.of("generator.model.training"),
            List.of("generator.similarity"),
            List.of("generator.session"),
            List.of("studio.registry", "studio.journals"),
            List.of("studio.workbench"),
            List.of("studio.statement"),
            List.of("studio.documents"),
            List.of("studio.lab"),
            List.of("studio.lessons"),
            List.of("studio.phrases"),
            List.of("studio.web"),
            List.of("studio.cli"));

    private static final String TRAINING = "dev.stemma.generator.model.training..";
    private static final String[] DEEP_LEARNING = {"org.deeplearning4j..", "org.nd4j..", "org.bytedeco.."};

    private static JavaClasses project;

    @BeforeAll
    static void importClasses() {
        project = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.stemma.provenance", "dev.stemma.generator", "dev.stemma.studio");
    }

    @Test
    void aPackageUsesThoseAboveItInTheTable() {
        Architectures.LayeredArchitecture map =
                Architectures.layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (List<String> line : TABLE) {
            for (String name : line) {
                map = map.optionalLayer(name).definedBy(in(name));
            }
        }
        for (int i = 0; i < TABLE.size(); i++) {
            String[] below = TABLE.subList(i + 1, TABLE.size()).stream()
                    .flatMap(List::stream)
                    .toArray(String[]::new);
            for (String name : TABLE.get(i)) {
                map = below.length == 0
                        ? map.whereLayer(name).mayNotBeAccessedByAnyLayer()
                        : map.whereLayer(name).mayOnlyBeAccessedByLayers(below);
            }
        }
        map.check(project);
    }

    @Test
    void everyClassHasAPlaceInTheTable() {
        assertThat(project.stream().filter(type -> place(type).isEmpty()))
                .as("outside the table")
                .isEmpty();
    }

    @Test
    void thereAreNoCircles() {
        slices().assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass type) {
                        String place = place(type);
                        return place.isEmpty() ? SliceIdentifier.ignore() : SliceIdentifier.of(place);
                    }

                    @Override
                    public String getDescription() {
                        return "lines of the table";
                    }
                })
                .should()
                .beFreeOfCycles()
                .check(project);
    }

    @Test
    void onlyTrainingKnowsDeeplearning4j() {
        noClasses()
                .that()
                .resideOutsideOfPackage(TRAINING)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(DEEP_LEARNING)
                .check(project);
        classes()
                .that()
                .haveSimpleName("LstmTrainer")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(DEEP_LEARNING)
                .check(project);
    }

    @Test
    void provenanceKnowsNeitherMusicNorTheStudio() {
        noClasses()
                .that()
                .resideInAPackage("dev.stemma.provenance..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "dev.stemma.generator..", "dev.stemma.studio..", "org.deeplearning4j..", "org.nd4j.."))
                .check(project);
    }

    /** What a page names is looked up, never opened: only the server's own start knows where its home is. */
    @Test
    void noPathFromAPageReachesTheFileSystem() {
        noClasses()
                .that()
                .resideInAPackage("dev.stemma.studio.web..")
                .and()
                .doNotHaveSimpleName("StudioServer")
                .and()
                .doNotHaveSimpleName("RunningStudio")
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.nio.file.."))
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(File.class)
                .check(project);
    }

    @Test
    void noPageEverSeesAKey() {
        noClasses()
                .that()
                .resideInAPackage("dev.stemma.studio.web..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(PrivateKey.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Identity.class)
                .check(project);
    }

    @ParameterizedTest
    @ValueSource(strings = {"provenance", "generator", "studio"})
    void libraryCodeNeitherPrintsNorExits(String module) {
        noClasses()
                .that()
                .resideInAPackage("dev.stemma." + module + "..")
                .and()
                .resideOutsideOfPackage("dev.stemma.studio.cli..")
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(project);
    }

    private static DescribedPredicate<JavaClass> in(String name) {
        return DescribedPredicate.describe(name, type -> place(type).equals(name));
    }

    /** The line of the table that a class belongs to: the longest name that its package begins with, or none. */
    private static String place(JavaClass type) {
        String name = type.getPackageName() + ".";
        return TABLE.stream()
                .flatMap(List::stream)
                .filter(each -> name.startsWith("dev.stemma." + each + "."))
                .reduce((a, b) -> Stream.of(a, b)
                        .max((first, second) -> Integer.compare(first.length(), second.length()))
                        .orElseThrow())
                .orElse("");
    }
}
