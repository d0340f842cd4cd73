package dk.broen.routes.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.sequence.SequenceNumbers;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.terms.AdtProfile;
import dk.broen.domain.terms.Hospital;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.RegionCode;
import dk.broen.domain.terms.Specialty;
import dk.broen.mappings.hl7v2.AdtInterpreter;
import dk.broen.routes.arrival.Arrival;
import dk.broen.routes.arrival.Envelopes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifyTest {
    private static final Hospital AUH =
        new Hospital(new HospitalId("auh"), "Aarhus Universitetshospital", Optional.empty(), new RegionCode("1082"),
            Set.of("EPJ|AUH", "EPJ|AUHPSYK"), Map.of(), Specialty.UNKNOWN, "ward-answers.auh", AdtProfile.SHIPPED);

    @TempDir
    private Path directory;

    @Test
    void feeds_of_one_hospital_are_distinguished_by_sender_name() throws MessageRefused {
        Arrival somatic = identified("EPJ|AUH", "P", Set.of("P"));
        Arrival psychiatric = identified("EPJ^1.2.3^ISO|AUHPSYK^4.5.6^ISO", "P", Set.of("P"));

        assertThat(somatic.source()).isEqualTo("auh").isEqualTo(psychiatric.source());
        assertThat(somatic.feed()).isEqualTo("EPJ|AUH");
        assertThat(psychiatric.feed()).isEqualTo("EPJ|AUHPSYK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"T", "D", "T^T"})
    void a_production_hub_refuses_test_messages(String processingId) {
        assertThatThrownBy(() -> identified("EPJ|AUH", processingId, Set.of("P"))).isInstanceOfSatisfying(MessageRefused.class,
            refused -> assertThat(refused.code()).isEqualTo("PROCESSING_ID_UNSUPPORTED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"T", "P", ""})
    void a_test_hub_accepts_test_messages(String processingId) throws MessageRefused {
        assertThat(identified("EPJ|AUH", processingId, Set.of("P", "T")).controlId()).isEqualTo("000123");
    }

    private Arrival identified(String sender, String processingId, Set<String> processingIds) throws MessageRefused {
        Path keys = directory.resolve("keys");
        if (!keys.toFile().exists()) {
            Keys.create(keys);
        }
        String message = "MSH|^~\\&|" + sender + "|BROEN|BROEN|20270302101005||ADT^A01|000123|" + processingId + "|2.5.1\r"
            + "PID|1||2509479989^^^CPR\rPV1|1|I|P2||||||||||||||||V1\r";
        Directory hospitals = new Directory(Map.of(), Map.of(), List.of(AUH), Set.of(), Set.of(), Map.of());
        return new Identify(hospitals, new Envelopes(hospitals), Keys.load(keys).index(), Clock.systemUTC(),
            new ProcessingIds(processingIds),
            new SequenceProtocol(new SequenceNumbers(directory.resolve("sequence"), Keys.load(keys).index())),
            new AdtInterpreter())
            .identify(message.getBytes(StandardCharsets.ISO_8859_1), new DefaultExchange(new DefaultCamelContext()));
    }
}
