package dk.broen.routes.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.sequence.SequenceNumbers;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.terms.AdtProfile;
import dk.broen.domain.terms.Hospital;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.RegionCode;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.Wards;
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
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifyTest {
    private static final Hospital AUH =
        new Hospital(new HospitalId("auh"), "Aarhus Universitetshospital", Optional.empty(), new RegionCode("1082"),
            Set.of("EPJ|AUH", "EPJ|AUHPSYK"), Map.of(), Specialty.UNKNOWN, Wards.answeredOn("ward-answers.auh"), AdtProfile.SHIPPED);

    private static final Hospital CHECKED = new Hospital(AUH.id(), AUH.name(), Optional.empty(), AUH.region(), AUH.senders(), Map.of(),
        AUH.otherwise(), AUH.wards(), new AdtProfile("ISO-8859-1", AdtProfile.SHIPPED.zone(), AdtProfile.SHIPPED.deathCodes(),
            AdtProfile.SHIPPED.patientClasses(), AdtProfile.SHIPPED.visitNumbers(), AdtProfile.SequenceNumbers.CHECKED, Map.of()));

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

    @Test
    void a_message_that_cannot_be_read_is_refused_for_that_and_its_sequence_number_counts() throws MessageRefused {
        taken(numbered("1"));

        assertThat(refused(numbered("2").replace("UNICODE UTF-8", "UNKNOWN"))).isEqualTo("CHARACTER_SET_UNKNOWN");
        assertThat(refused(numbered("").replace("UNICODE UTF-8", "UNKNOWN"))).isEqualTo("CHARACTER_SET_UNKNOWN");

        taken(numbered("3"));
        assertThat(refused(numbered("5").replace("UNICODE UTF-8", "UNKNOWN"))).isEqualTo("SEQUENCE_GAP");
    }

    /** The hospital sends each message once and reads no answer before the next one; two hubs take what comes on one queue. */
    @ParameterizedTest
    @CsvSource({"auh, 70", "auh, -1", "auh, 2", "auh, ''", "auh, x", "ouh, -1", "ouh, 70"})
    void on_a_queue_or_in_a_folder_no_sequence_number_is_read_and_none_counts(String owner, String number) throws MessageRefused {
        taken(numbered("1"));
        Exchange queued = new DefaultExchange(new DefaultCamelContext());
        queued.setProperty(Owner.HOSPITAL, owner);

        identify(CHECKED, numbered(number), Set.of("P"), queued);
        sequence().count(queued);

        assertThat(SequenceProtocol.expected(queued)).isEmpty();
        assertThat(refused(numbered("3"))).isEqualTo("SEQUENCE_GAP");
    }

    private void taken(String message) throws MessageRefused {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        identify(CHECKED, message, Set.of("P"), exchange);
        sequence().count(exchange);
    }

    /** The code with which the message is refused. A refused message counts, as in the routes. */
    private String refused(String message) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        MessageRefused refused = catchThrowableOfType(MessageRefused.class, () -> identify(CHECKED, message, Set.of("P"), exchange));
        sequence().count(exchange);
        return refused.code();
    }

    private static String numbered(String number) {
        return message("EPJ|AUH", "P").replace("|2.5.1\r", "|2.5.1|" + number + "|||||UNICODE UTF-8\r");
    }

    private static String message(String sender, String processingId) {
        return "MSH|^~\\&|" + sender + "|BROEN|BROEN|20270302101005||ADT^A01|000123|" + processingId + "|2.5.1\r"
            + "PID|1||2509479989^^^CPR\rPV1|1|I|P2||||||||||||||||V1\r";
    }

    private Arrival identified(String sender, String processingId, Set<String> processingIds) throws MessageRefused {
        return identify(AUH, message(sender, processingId), processingIds, new DefaultExchange(new DefaultCamelContext()));
    }

    private Arrival identify(Hospital hospital, String message, Set<String> processingIds, Exchange exchange) throws MessageRefused {
        Directory hospitals = new Directory(Map.of(), Map.of(), List.of(hospital), Set.of(), Set.of(), Map.of());
        return new Identify(new Header(hospitals, new Envelopes(hospitals), sequence()), hospitals, keys().index(), Clock.systemUTC(),
            new ProcessingIds(processingIds), new AdtInterpreter()).identify(message.getBytes(StandardCharsets.ISO_8859_1), exchange);
    }

    private SequenceProtocol sequence() {
        return new SequenceProtocol(new SequenceNumbers(directory.resolve("sequence"), keys().index()));
    }

    private Keys keys() {
        Path keys = directory.resolve("keys");
        if (!keys.toFile().exists()) {
            Keys.create(keys);
        }
        return Keys.load(keys);
    }
}
