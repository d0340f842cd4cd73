package dk.broen.domain;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The domain is pure: the same facts and the same instant give the same plan. */
class PurityTest {
    private static final JavaClasses DOMAIN = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
        .importPackages("dk.broen.domain");

    @Test
    void the_domain_depends_only_on_the_language_collections_and_time() {
        classes().should().onlyDependOnClassesThat()
            .resideInAnyPackage("dk.broen.domain..", "java.lang..", "java.util", "java.util.function",
                "java.util.regex", "java.util.stream", "java.time..", "org.jspecify.annotations")
            .check(DOMAIN);
    }

    @Test
    void the_domain_reads_no_clock() {
        noClasses().should().callMethodWhere(readsTheTime()).orShould().dependOnClassesThat().areAssignableTo(Clock.class)
            .orShould().callMethod(System.class, "currentTimeMillis").orShould().callMethod(System.class, "nanoTime").check(DOMAIN);
    }

    @Test
    void the_domain_uses_no_random_values() {
        noClasses().should().dependOnClassesThat().areAssignableTo(Random.class).orShould().callMethod(UUID.class, "randomUUID")
            .orShould().callMethod(Math.class, "random").check(DOMAIN);
    }

    @Test
    void no_two_packages_import_each_other() {
        slices().matching("dk.broen.(**)").should().beFreeOfCycles().check(DOMAIN);
    }

    /** The word "now" of a notice has that name too: only the types of {@code java.time} read a clock. */
    private static DescribedPredicate<JavaCall<?>> readsTheTime() {
        return DescribedPredicate.describe("the method is now() of java.time",
            call -> call.getName().equals("now") && call.getTargetOwner().getPackageName().startsWith("java.time"));
    }
}
