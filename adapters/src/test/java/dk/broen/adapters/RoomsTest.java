package dk.broen.adapters;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The packages of this module depend on each other in one direction only: there are no cycles. */
class RoomsTest {
    @Test
    void the_packages_have_no_cycles() {
        slices().matching("dk.broen.(**)").should().beFreeOfCycles()
            .check(new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dk.broen.adapters"));
    }
}
