package dk.broen.hub;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Checks the dependencies between modules and packages, and the rules for clocks and nulls that hold in all of them. */
class RoomsTest {
    private static final JavaClasses HUB = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
        .importPackages("dk.broen.domain", "dk.broen.mappings", "dk.broen.adapters", "dk.broen.routes", "dk.broen.hub");

    @Test
    void modules_depend_only_downwards_from_hub_to_domain() {
        layeredArchitecture().consideringOnlyDependenciesInLayers()
            .layer("domain").definedBy("dk.broen.domain..").layer("mappings").definedBy("dk.broen.mappings..")
            .layer("adapters").definedBy("dk.broen.adapters..").layer("routes").definedBy("dk.broen.routes..")
            .layer("hub").definedBy("dk.broen.hub..")
            .whereLayer("hub").mayNotBeAccessedByAnyLayer()
            .whereLayer("routes").mayOnlyBeAccessedByLayers("hub")
            .whereLayer("adapters").mayOnlyBeAccessedByLayers("routes", "hub")
            .whereLayer("mappings").mayOnlyBeAccessedByLayers("adapters", "routes", "hub")
            .whereLayer("domain").mayOnlyBeAccessedByLayers("mappings", "adapters", "routes", "hub").check(HUB);
    }

    @Test
    void no_two_packages_import_each_other() {
        slices().matching("dk.broen.(**)").should().beFreeOfCycles().check(HUB);
    }

    @Test
    void the_hub_does_not_depend_on_simulator_or_bench() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("dk.broen.simulator..", "dk.broen.bench..").check(HUB);
    }

    @Test
    void the_time_comes_only_from_the_injected_clock() {
        noClasses().should().callMethodWhere(readsSystemTime()).check(HUB);
        noClasses().that().doNotHaveFullyQualifiedName("dk.broen.hub.wiring.ClockBeans").and()
            .doNotHaveFullyQualifiedName("dk.broen.hub.program.FactsCheckCommand").and()
            .doNotHaveFullyQualifiedName("dk.broen.routes.intake.HospitalFolders").should().callMethodWhere(createsSystemClock())
            .because("a command that needs no hub, and the dates of files, have the time of the machine").check(HUB);
    }

    @Test
    void every_package_is_null_marked() {
        assertThat(HUB.stream().map(JavaClass::getPackage).distinct()).isNotEmpty()
            .allMatch(javaPackage -> javaPackage.isAnnotatedWith(NullMarked.class), "has a package-info with @NullMarked");
    }

    private static DescribedPredicate<JavaCall<?>> readsSystemTime() {
        return DescribedPredicate.describe("the system time is read",
            call -> call.getTargetOwner().getPackageName().equals("java.time") && call.getName().equals("now") && call.getTarget()
                .getRawParameterTypes().isEmpty()
                || call.getTargetOwner().isEquivalentTo(System.class) && call.getName().equals("currentTimeMillis"));
    }

    private static DescribedPredicate<JavaCall<?>> createsSystemClock() {
        return DescribedPredicate.describe("a system clock is created",
            call -> call.getTargetOwner().isEquivalentTo(Clock.class) && call.getName().startsWith("system"));
    }
}
