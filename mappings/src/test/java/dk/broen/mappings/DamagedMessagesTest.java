package dk.broen.mappings;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import dk.broen.mappings.hl7v2.AdtInterpreter;
import dk.broen.mappings.medcom.HospitalNotificationReader;
import dk.broen.mappings.medcom.Identification;
import dk.broen.mappings.xdis.XdisReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.junit.jupiter.api.Test;

/** A damaged message is interpreted or refused: no exception is thrown and no external entity is loaded. */
class DamagedMessagesTest {
    private static final FhirContext FHIR = FhirContext.forR4();
    private static final byte[] ADT = adt();
    private static final byte[] JSON = FHIR.newJsonParser().encodeResourceToString(notification()).getBytes(StandardCharsets.UTF_8);
    private static final byte[] XML = FHIR.newXmlParser().encodeResourceToString(notification()).getBytes(StandardCharsets.UTF_8);

    private static final byte[] XDIS = """
        <?xml version="1.0" encoding="UTF-8"?>
        <Emessage xmlns="http://rep.oio.dk/sundcom.dk/medcom.dk/xml/schemas/2005/08/07/"><Envelope><Sent><Date>2026-11-21</Date>
        <Time>22:01</Time></Sent><Identifier>K1</Identifier></Envelope><NotificationOfAdmission><Letter><Identifier>B1</Identifier>
        <VersionCode>XD2030C</VersionCode><StatusCode>nytbrev</StatusCode><NotificationIdentifier>I1</NotificationIdentifier></Letter>
        <Sender><EANIdentifier>5790000120017</EANIdentifier><Identifier>6620021</Identifier></Sender><Receiver>
        <EANIdentifier>5790000120024</EANIdentifier></Receiver><Patient><CivilRegistrationNumber>2509479989</CivilRegistrationNumber>
        <EpisodeOfCareStatusCode>indlagt</EpisodeOfCareStatusCode></Patient><Admission><Date>2026-11-21</Date><Time>21:55</Time></Admission>
        </NotificationOfAdmission></Emessage>
        """.getBytes(StandardCharsets.UTF_8);

    private static final XdisReader XDIS_READER = new XdisReader();
    private static final HospitalNotificationReader FHIR_READER = new HospitalNotificationReader();

    private final AdtInterpreter adt = new AdtInterpreter();

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void a_damaged_adt_message_is_interpreted_or_refused(@ForAll @Size(min = 1, max = 6) int[] places,
        @ForAll @IntRange(min = 0, max = 255) int value) {
        assertThat(adt.interpret(damaged(ADT, places, value), StandardCharsets.ISO_8859_1, sender -> Optional.empty())).isNotNull();
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void a_damaged_notification_is_interpreted_or_refused(@ForAll @Size(min = 1, max = 4) int[] places,
        @ForAll @IntRange(min = 32, max = 126) int value) {
        for (byte[] message : new byte[][] {JSON, XML}) {
            byte[] damaged = damaged(message, places, value);
            assertThat(FHIR_READER.identify(damaged)).isNotNull();
            assertThat(FHIR_READER.interpret(damaged, sor -> Optional.empty())).isNotNull();
        }
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void a_damaged_letter_is_interpreted_or_refused(@ForAll @Size(min = 1, max = 4) int[] places,
        @ForAll @IntRange(min = 0, max = 255) int value, @ForAll @IntRange(min = 1, max = 1200) int length) {
        byte[] damaged = damaged(XDIS, places, value);
        assertThat(XDIS_READER.interpret(damaged, number -> Optional.empty())).isNotNull();
        assertThat(XDIS_READER.interpret(Arrays.copyOf(damaged, length), number -> Optional.empty()))
            .isInstanceOf(Interpretation.Unreadable.class);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void a_notification_that_was_cut_off_is_refused(@ForAll @IntRange(min = 0, max = 900) int length) {
        for (byte[] message : new byte[][] {JSON, XML}) {
            byte[] cut = Arrays.copyOf(message, Math.min(length, message.length - 2));
            assertThat(FHIR_READER.interpret(cut, sor -> Optional.empty())).isInstanceOf(Interpretation.Unreadable.class);
        }
    }

    @Test
    void xml_with_an_external_entity_is_refused() {
        String withEntity = "<!DOCTYPE Bundle [<!ENTITY file SYSTEM \"file:///etc/hostname\">]>"
            + new String(XML, StandardCharsets.UTF_8).replace("value=\"b1\"", "value=\"&file;\"");

        assertThat(withEntity).contains("&file;");
        assertThat(FHIR_READER.identify(withEntity.getBytes(StandardCharsets.UTF_8))).isInstanceOf(Identification.Refused.class);
    }

    private static byte[] damaged(byte[] message, int[] places, int value) {
        byte[] damaged = message.clone();
        for (int place : places) {
            damaged[Math.floorMod(place, damaged.length)] = (byte) value;
        }
        return damaged;
    }

    private static byte[] adt() {
        try (InputStream message = DamagedMessagesTest.class.getResourceAsStream("/adt/a03-v251-utf-8.hl7")) {
            return message.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Bundle notification() {
        Bundle bundle = new Bundle().setType(Bundle.BundleType.MESSAGE).setTimestamp(Date.from(Instant.EPOCH));
        bundle.setId("b1");
        MessageHeader header = new MessageHeader();
        header.setId("m1");
        header.getEventCoding().setCode("hospital-notification-message");
        header.getSource().setEndpoint("https://sor2.sum.dsdn.dk/#id=1");
        Patient patient = new Patient();
        patient.addIdentifier().setSystem("urn:oid:1.2.208.176.1.2").setValue("2509479989");
        Provenance provenance = new Provenance();
        provenance.addTarget().setReference("MessageHeader/m1");
        provenance.getActivity().addCoding().setCode("admit-inpatient");
        for (var resource : List.of(header, patient, provenance)) {
            bundle.addEntry().setResource(resource);
        }
        return bundle;
    }
}
