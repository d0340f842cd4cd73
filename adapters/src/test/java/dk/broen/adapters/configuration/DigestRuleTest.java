package dk.broen.adapters.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.municipality.Unit;
import dk.broen.domain.schedule.Digest;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.UnitId;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** When the mails of a unit are collected, as its municipality's file says. */
class DigestRuleTest {
    private static final String AEROE = "municipalities/0492-aeroe.yaml";
    @TempDir
    private Path directory;

    private static Stream<Arguments> digests() {
        return Stream.of(Arguments.of("", Digest.NONE), Arguments.of("    digest: at_once\n", Digest.NONE),
            Arguments.of("    digest: at_opening\n", new Digest.AtOpening()),
            Arguments.of("    digest: {daily: \"07:30\"}\n", new Digest.Daily(LocalTime.of(7, 30))));
    }

    @ParameterizedTest
    @MethodSource("digests")
    void a_unit_chooses_when_its_mails_are_collected(String line, Digest digest) {
        CopiedConfiguration copied = new CopiedConfiguration(directory);
        copied.replace(AEROE, "    contact:\n", line + "    contact:\n");

        ConfigurationResult loaded = copied.load();

        assertThat(((ConfigurationResult.Loaded) loaded).directory().municipality(new MunicipalityCode("0492")).orElseThrow()
            .unit(new UnitId("aeroe-social")).map(Unit::digest)).contains(digest);
    }
}
