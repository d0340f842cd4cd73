package dk.broen.adapters.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MedComReceiversTest {
    private static final String AEROE = "municipalities/0492-aeroe.yaml";
    private static final String RECEIVER =
        "- medcom: https://eoj.aeroe.example/fhir\n        sor: \"953741000016009\"\n        gln: \"5790001348120\"";

    @TempDir
    private Path temporary;

    @ParameterizedTest
    @CsvSource({"2026-12-31, 2027-01-01, 0", "2026-12-31, 2026-12-31, 1", "2026-12-31, 2026-06-01, 1", "2026-13-31, 2027-01-01, 1"})
    void a_unit_takes_over_the_receiver_of_one_that_has_ended(String until, String from, int errors) {
        CopiedConfiguration copied = new CopiedConfiguration(temporary);
        copied.replace(AEROE, "- mail: social@aeroe.example", RECEIVER + "\n    until: " + until
            + "\n    successor: aeroe-second\n  aeroe-second:\n    name: Anden\n    functions: [JOBCENTRE]\n    from: " + from
            + "\n    hours: {mon: \"09:00-15:00\"}\n    contact:\n      " + RECEIVER);

        assertThat(copied.errors()).hasSize(errors);
    }
}
