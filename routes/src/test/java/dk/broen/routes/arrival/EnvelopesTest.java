package dk.broen.routes.arrival;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.municipality.Directory;
import dk.broen.domain.terms.AdtProfile;
import dk.broen.domain.terms.Hospital;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.RegionCode;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.Wards;
import dk.broen.mappings.hl7v2.Hl7Envelope;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvelopesTest {
    @ParameterizedTest
    @CsvSource({"UTF-8, UTF-8, true", "ISO-8859-1, ISO-8859-1, true", "ISO-8859-1, UTF-8, false", "UTF-8, ISO-8859-1, false"})
    void an_empty_character_set_is_the_one_of_the_hospital(Charset configured, Charset used, boolean readable) {
        Hospital hospital =
            new Hospital(new HospitalId("odense"), "Odense", Optional.empty(), new RegionCode("1083"), Set.of("COSMIC|ODENSE"),
                Map.of(), Specialty.UNKNOWN, Wards.answeredOn("ward-answers.odense"), AdtProfile.SHIPPED.withCharset(configured.name()));
        Envelopes envelopes = new Envelopes(new Directory(Map.of(), Map.of(), List.of(hospital), Set.of(), Set.of(), Map.of()));
        byte[] message = "MSH|^~\\&|COSMIC|ODENSE|||20261201||ADT^A01|1|P|2.5.1\rPID|1||2509479989^^^CPR||Sørensen\r".getBytes(used);

        Hl7Envelope envelope = envelopes.read(message);

        assertThat(envelope instanceof Hl7Envelope.Readable).isEqualTo(readable);
        assertThat(envelope.charset()).isEqualTo(readable ? configured : ISO_8859_1);
    }
}
