package dk.broen.mappings.hl7v2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.terms.AdtProfile;
import dk.broen.domain.terms.Hospital;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.RegionCode;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.Wards;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What was checked before AA is never read otherwise in planning. */
class ReadingsAgreePropertyTest {
    private static final Hospital AUH = new Hospital(new HospitalId("auh"), "AUH", Optional.empty(), new RegionCode("1082"),
        Set.of("EPJ|AUH"), Map.of(), Specialty.PSYCHIATRIC, Wards.answeredOn("ward-answers.auh"), AdtProfile.SHIPPED);
    private static final List<String> TRIGGERS =
        List.of("A01", "A02", "A03", "A04", "A06", "A07", "A08", "A11", "A12", "A13", "A16", "A21", "A22", "A25", "A40", "A52", "A53");
    private static final List<String> FIELDS = List.of("MSH-3", "MSH-7", "MSH-11", "EVN-2", "EVN-3", "EVN-6", "PID-3", "PID-5", "PID-11",
        "PID-18", "PID-29", "PID-30", "MRG-1", "PV1-2", "PV1-3", "PV1-4", "PV1-6", "PV1-10", "PV1-19", "PV1-36", "PV1-44", "PV1-45",
        "PV1-50",
        "PV2-9");
    private static final List<String> VALUES = List.of("", " ", "\"\"", "~", "^", "&", "~~x", "x~y", "^^^x&y&z^w", "a^\"\"^b", "a&b^c&d",
        "\\F\\", "\\X41\\", "\\.br\\", "\\", "Y", "N", "I", "E", "O", "20", "02", "20261121", "202611212200", "20261121220000+0100",
        "20270230", "20261025023000", "æøå", "EPJ&1.2.3&ISO", "P2^12^1^AUHPSYK^^^^^Afsnit \\.br\\ P2", "9", "D\nE", "#", "x#",
        "2103009996^^^CPR&1.2.208.176.1.2&ISO^NNDNK", "2103009996^^^^NNDNK", "2509479989^^^CPR^^^^20200101~2103009996^^^CPR");

    @Property(tries = 3_000, edgeCases = EdgeCasesMode.NONE)
    void a_message_that_is_accepted_has_one_meaning(@ForAll("messages") String text, @ForAll("charsets") Charset charset) {
        byte[] raw = text.getBytes(charset);
        if (new Hl7EnvelopeReader().read(raw, charset) instanceof Hl7Envelope.Readable readable
            && new AdtInterpreter().refusal(raw, readable, AUH).isEmpty()) {
            BothReadings.accepted(raw, readable.charset(), sender -> Optional.of(AUH));
        }
    }

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    void a_damaged_message_that_is_accepted_has_one_meaning(@ForAll("messages") String text,
        @ForAll("damages") Map<Integer, Byte> damages) {
        byte[] raw = text.getBytes(ISO_8859_1);
        damages.forEach((place, value) -> raw[place % raw.length] = value);
        if (new Hl7EnvelopeReader().read(raw, ISO_8859_1) instanceof Hl7Envelope.Readable readable
            && new AdtInterpreter().refusal(raw, readable, AUH).isEmpty()) {
            assertThat(BothReadings.accepted(raw, readable.charset(), sender -> Optional.of(AUH))).isNotNull();
        }
    }

    @Provide
    Arbitrary<String> messages() {
        Arbitrary<Map<String, String>> fields = Arbitraries.maps(Arbitraries.of(FIELDS), Arbitraries.of(VALUES)).ofMaxSize(4);
        Arbitrary<String> more =
            Arbitraries.of("", "ZBE|1|2\r", "NK1|1|a\rMOB\r", "ADD|x^y\r", "PV1||I\r", "MRG|2103009996^^^CPR\r", "OBX\r");
        return Combinators.combine(Arbitraries.of(TRIGGERS), fields, more, Arbitraries.of("^~\\&", "^~\\&#", "$~\\&", "^:\\&"))
            .as((trigger, values, tail, delimiters) -> {
                AnAdt adt = AnAdt.of(trigger);
                values.forEach(adt::with);
                return adt.text().replace("^~\\&", delimiters).replace('^', delimiters.charAt(0)).replace('~', delimiters.charAt(1)) + tail;
            });
    }

    @Provide
    Arbitrary<Charset> charsets() {
        return Arbitraries.of(UTF_8, ISO_8859_1);
    }

    @Provide
    Arbitrary<Map<Integer, Byte>> damages() {
        return Arbitraries
            .maps(Arbitraries.integers().between(0, 600), Arbitraries.of(List.of((byte) '|', (byte) '^', (byte) '~', (byte) '&',
                (byte) '\\', (byte) '\r', (byte) '\n', (byte) ' ', (byte) '"', (byte) 'A', (byte) '9', (byte) 0xF8)))
            .ofMaxSize(4);
    }
}
