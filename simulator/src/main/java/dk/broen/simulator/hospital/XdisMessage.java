package dk.broen.simulator.hospital;

import dk.broen.simulator.people.TestPerson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * A synthetic XDIS20 or XDIS17 in OIOXML with the elements of danish-standards.md §2. It is immutable: each method returns a changed copy. Times
 * are Danish local times without an offset. Values are written unchanged: the caller escapes them.
 */
public final class XdisMessage {
    private static final ZoneId DENMARK = ZoneId.of("Europe/Copenhagen");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final String xml;

    private XdisMessage(String xml) {
        this.xml = xml;
    }

    /** An admission (XDIS20) to a psychiatric department of Aarhus Universitetshospital, addressed to the municipality of Aarhus. */
    public static XdisMessage admission(String id, TestPerson person, Instant occurred) {
        return of("NotificationOfAdmission", "XD2030C", "XDIS20", "indlagt", "Admission", id, person, occurred);
    }

    /** A discharge home (XDIS17). */
    public static XdisMessage discharge(String id, TestPerson person, Instant occurred) {
        return of("NotificationOfDischarge", "XD1730C", "XDIS17", "udskrevet_til_hjemmet", "Discharge", id, person, occurred);
    }

    private static XdisMessage of(String element, String version, String type, String status, String event, String id, TestPerson person,
        Instant occurred) {
        LocalDateTime at = LocalDateTime.ofInstant(occurred, DENMARK).truncatedTo(ChronoUnit.SECONDS);
        return new XdisMessage("""
            <?xml version="1.0" encoding="UTF-8"?>
            <Emessage xmlns="http://rep.oio.dk/sundcom.dk/medcom.dk/xml/schemas/2005/08/07/">
              <Envelope>
                <Sent><Date>%1$s</Date><Time>%2$s</Time></Sent>
                <Identifier>K-%4$s</Identifier>
                <AcknowledgementCode>pluspositivkvitt</AcknowledgementCode>
              </Envelope>
              <%5$s>
                <Letter>
                  <Identifier>%4$s</Identifier>
                  <VersionCode>%6$s</VersionCode>
                  <StatisticalCode>%7$s</StatisticalCode>
                  <Authorisation><Date>%1$s</Date><TimeWithSec>%3$s</TimeWithSec></Authorisation>
                  <TypeCode>%7$s</TypeCode>
                  <StatusCode>nytbrev</StatusCode>
                  <NotificationIdentifier>%8$s</NotificationIdentifier>
                </Letter>
                <Sender>
                  <EANIdentifier>5790000120017</EANIdentifier>
                  <Identifier>6620021</Identifier>
                  <IdentifierCode>sygehusafdelingsnummer</IdentifierCode>
                  <OrganisationName>Aarhus Universitetshospital</OrganisationName>
                  <UnitName>Afsnit P2</UnitName>
                </Sender>
                <Receiver>
                  <EANIdentifier>5790000120024</EANIdentifier>
                  <Identifier>751</Identifier>
                  <IdentifierCode>kommunenummer</IdentifierCode>
                  <OrganisationName>Aarhus Kommune</OrganisationName>
                </Receiver>
                <Patient>
                  <CivilRegistrationNumber>%9$s</CivilRegistrationNumber>
                  <EpisodeOfCareStatusCode>%10$s</EpisodeOfCareStatusCode>
                </Patient>
                <%11$s><Date>%1$s</Date><Time>%2$s</Time></%11$s>
              </%5$s>
            </Emessage>
            """.formatted(at.toLocalDate(), MINUTE.format(at), SECOND.format(at), id, element, version, type,
            "%032X".formatted(person.cpr().hashCode()), person.cpr(), status, event));
    }

    /** Sets the text of the first element with this name. */
    public XdisMessage with(String element, String text) {
        String start = "<" + element + ">";
        int from = xml.indexOf(start) + start.length();
        if (from < start.length()) {
            throw new IllegalArgumentException("the message has no " + element);
        }
        return new XdisMessage(xml.substring(0, from) + text + xml.substring(xml.indexOf("</" + element + ">", from)));
    }

    public byte[] bytes() {
        return xml.getBytes(StandardCharsets.UTF_8);
    }

    /** Contains no citizen data. */
    @Override
    public String toString() {
        return "XdisMessage";
    }
}
