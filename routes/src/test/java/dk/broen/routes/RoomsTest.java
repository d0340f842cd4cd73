package dk.broen.routes;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Checks that the packages of this module depend on each other in one direction only. */
class RoomsTest {
    @Test
    void no_two_packages_import_each_other() {
        slices().matching("dk.broen.(**)").should().beFreeOfCycles()
            .check(new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dk.broen.routes"));
    }
}
