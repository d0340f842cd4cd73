package dk.broen.hub.cases;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plays the cases in which notices must be answered through a running hub (domain.md §§6, 9). */
class EscalationCasesIT {
    @Test
    void each_recipient_of_a_case_gets_what_its_folder_says(@TempDir Path directory) throws Exception {
        new SwitchedOnCases(directory).agree(CaseFolder::escalation, PlayedConfiguration::withEscalation);
    }
}
