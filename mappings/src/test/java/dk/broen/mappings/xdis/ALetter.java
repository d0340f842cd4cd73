package dk.broen.mappings.xdis;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** A letter with each element that the hub reads, about MedCom's test person. It is immutable: each method returns a changed copy. */
final class ALetter {
    private static final String NAMESPACE = "http://rep.oio.dk/sundcom.dk/medcom.dk/xml/schemas/2005/08/07/";

    private final String xml;

    private ALetter(String xml) {
        this.xml = xml;
    }

    static ALetter admission() {
        return of("NotificationOfAdmission", "XD2030C", "XDIS20", "indlagt", "Admission");
    }

    static ALetter discharge() {
        return of("NotificationOfDischarge", "XD1730C", "XDIS17", "udskrevet_til_hjemmet", "Discharge");
    }

    private static ALetter of(String element, String version, String type, String status, String event) {
        return new ALetter("""
            <?xml version="1.0" encoding="UTF-8"?>
            <Emessage xmlns="%s">
              <Envelope>
                <Sent><Date>2026-11-21</Date><Time>22:01</Time></Sent>
                <Identifier>KUVERT-1</Identifier>
                <AcknowledgementCode>pluspositivkvitt</AcknowledgementCode>
              </Envelope>
              <%s>
                <Letter>
                  <Identifier>BREV-1</Identifier>
                  <VersionCode>%s</VersionCode>
                  <StatisticalCode>%s</StatisticalCode>
                  <Authorisation><Date>2026-11-21</Date><TimeWithSec>22:01:17</TimeWithSec></Authorisation>
                  <TypeCode>%s</TypeCode>
                  <StatusCode>nytbrev</StatusCode>
                  <NotificationIdentifier>0F8FAD5BD9CB469FA16570867728950E</NotificationIdentifier>
                </Letter>
                <Sender>
                  <EANIdentifier>5790000120017</EANIdentifier>
                  <Identifier>6620021</Identifier>
                  <IdentifierCode>sygehusafdelingsnummer</IdentifierCode>
                  <OrganisationName>Aarhus Universitetshospital</OrganisationName>
                  <DepartmentName>Afdeling for Psykoser</DepartmentName>
                  <UnitName>Afsnit P2</UnitName>
                </Sender>
                <Receiver>
                  <EANIdentifier>5790000120024</EANIdentifier>
                  <Identifier>751</Identifier>
                  <IdentifierCode>kommunenummer</IdentifierCode>
                  <OrganisationName>Aarhus Kommune</OrganisationName>
                </Receiver>
                <Patient>
                  <CivilRegistrationNumber>2509479989</CivilRegistrationNumber>
                  <PersonSurnameName>Elmer</PersonSurnameName>
                  <PersonGivenName>Bruno Test</PersonGivenName>
                  <EpisodeOfCareStatusCode>%s</EpisodeOfCareStatusCode>
                </Patient>
                <%s><Date>2026-11-21</Date><Time>21:55</Time></%s>
              </%s>
            </Emessage>
            """.formatted(NAMESPACE, element, version, type, type, status, event, event, element));
    }

    /** Sets the text of the first element with this name. */
    ALetter with(String element, String text) {
        return new ALetter(replaced("<" + element + ">[^<]*</" + element + ">", "<" + element + ">" + text + "</" + element + ">"));
    }

    ALetter within(String parent, String element, String text) {
        return new ALetter(replaced("(?s)(<" + parent + ">.*?<" + element + ">)[^<]*", "$1" + text));
    }

    ALetter without(String element) {
        return new ALetter(replaced("(?s)<" + element + ">.*?</" + element + ">", ""));
    }

    ALetter replacing(String from, String to) {
        if (!xml.contains(from)) {
            throw new IllegalArgumentException("the letter does not contain " + from);
        }
        return new ALetter(xml.replace(from, to));
    }

    byte[] bytes() {
        return xml.getBytes(StandardCharsets.UTF_8);
    }

    byte[] latinBytes() {
        return xml.replace("encoding=\"UTF-8\"", "encoding=\"ISO-8859-1\"").getBytes(StandardCharsets.ISO_8859_1);
    }

    String text() {
        return xml;
    }

    private String replaced(String pattern, String replacement) {
        if (!Pattern.compile(pattern).matcher(xml).find()) {
            throw new IllegalArgumentException("the letter does not contain " + pattern);
        }
        return xml.replaceFirst(pattern, replacement);
    }
}
