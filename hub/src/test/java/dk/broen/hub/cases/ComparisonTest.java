package dk.broen.hub.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
    private static final Line TOLD = Line.of("event", "ADMITTED", "message", "01.hl7", "to", "bostoette", "kind", "NEWS", "by", "queue",
        "at", Instant.parse("2026-12-01T09:00:40Z"));
    private static final Line ALSO_TOLD =
        Line.of("event", "ADMITTED", "message", "01.hl7", "to", "jobcenter", "kind", "NEWS", "by", "queue",
            "at", Instant.parse("2026-12-01T09:00:40Z"));

    @TempDir
    private Path folder;

    @Test
    void a_delivery_in_the_expected_minute_agrees() throws IOException {
        assertThat(comparison("{to: bostoette, event: ADMITTED, by: queue, at: \"2026-12-01T10:00+01:00\"}", TOLD).agrees()).isTrue();
    }

    @Test
    void a_delivery_at_another_time_is_printed_beside_the_expected_one() throws IOException {
        Comparison comparison = comparison("{to: bostoette, event: ADMITTED, by: queue, at: \"2026-12-01T10:01+01:00\"}", TOLD);

        assertThat(comparison.agrees()).isFalse();
        assertThat(comparison.toString().lines()).filteredOn(line -> line.startsWith("->")).singleElement().asString()
            .contains("at: 2026-12-01T10:01+01:00", "| ", "at: 2026-12-01T10:00+01:00");
    }

    @Test
    void an_unexpected_delivery_is_an_error_when_nothing_else_is_allowed() throws IOException {
        Comparison comparison = comparison("{to: bostoette, event: ADMITTED, by: queue, at: \"2026-12-01T10:00+01:00\"}", TOLD, ALSO_TOLD);

        assertThat(comparison.agrees()).isFalse();
        assertThat(comparison.toString()).contains("jobcenter");
    }

    @Test
    void one_delivery_does_not_meet_two_expectations() throws IOException {
        String line = "{to: bostoette, event: ADMITTED, by: queue, at: \"2026-12-01T10:00+01:00\"}";

        assertThat(comparison(line + "\n  - " + line, TOLD).agrees()).isFalse();
    }

    @Test
    void an_unknown_key_is_refused() {
        assertThatThrownBy(() -> comparison("{to: bostoette, event: ADMITTED, withheldd: CONSENT_MISSING}")).isInstanceOf(IOException.class)
            .hasMessageContaining("course.yaml").hasMessageContaining("withheldd");
    }

    @Test
    void a_line_without_an_expectation_is_refused() {
        assertThatThrownBy(() -> comparison("{to: bostoette, event: ADMITTED}"))
            .isInstanceOf(IOException.class).hasMessageContaining("exactly one");
    }

    private Comparison comparison(String expected, Line... got) throws IOException {
        Files.writeString(folder.resolve("course.yaml"), """
            title: A case
            source: this test
            facts: {cpr: "2509479989"}
            course: []
            expect:
              - %s
            nothing_else: true
            """.formatted(expected));
        return new Comparison(CaseFolder.read(folder), List.of(got));
    }
}
