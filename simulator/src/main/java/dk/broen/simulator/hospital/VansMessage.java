package dk.broen.simulator.hospital;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A VANSEnvelope 1.0.4 as text (danish-standards.md §1.8): around a message of a hospital, or as the hub answers it. It is immutable. Values are
 * written unchanged: the caller escapes them.
 */
public record VansMessage(String xml) {
    public static final String HOSPITAL = "5790001659592";
    public static final String HUB = "5790000121526";

    /** @param code the type of the notification, such as AdmissionInpatient */
    public static VansMessage notification(String code, byte[] bundle) {
        return of("HL7", "MCM:FDIS20#" + code, "3.0.0", bundle);
    }

    /** An XDIS20. */
    public static VansMessage letter(byte[] emessage) {
        return of("XML", "MCM:XDIS20", "XD2030C", emessage);
    }

    public static VansMessage of(String format, String name, String version, byte[] data) {
        return new VansMessage("""
            <?xml version="1.0" encoding="UTF-8"?>
            <VANSEnvelope xmlns="urn:oio:medcom:vans-envelope:1.0.4">
              <SenderID EndPointType="EAN">%s</SenderID>
              <ReceiverID EndPointType="EAN">%s</ReceiverID>
              <EnvelopeIdentifier>%s</EnvelopeIdentifier>
              <SentDateTime>2026-11-24T09:00:00+01:00</SentDateTime>
              <Message>
                <MetaInformation>
                  <Identifier>%s</Identifier>
                  <Document><Format>%s</Format><Name>%s</Name><Version>%s</Version><SizeInBytes>%d</SizeInBytes></Document>
                  <Transport><Type>reliable</Type><TransformMessage>false</TransformMessage></Transport>
                </MetaInformation>
                <Data>
            %s
                </Data>
              </Message>
            </VANSEnvelope>
            """.formatted(HOSPITAL, HUB, UUID.randomUUID(), UUID.randomUUID(), format, name, version, data.length,
            Base64.getMimeEncoder().encodeToString(data)));
    }

    /** With a text replaced, to damage the envelope. */
    public VansMessage replace(String found, String replacement) {
        if (!xml.contains(found)) {
            throw new IllegalArgumentException("the envelope has no such text");
        }
        return new VansMessage(xml.replace(found, replacement));
    }

    /** The text of the first element with this name; empty when the envelope does not have it. */
    public String text(String element) {
        Matcher found = Pattern.compile("<" + element + "(?: [^>]*)?>([^<]*)</" + element + ">").matcher(xml);
        return found.find() ? found.group(1).strip() : "";
    }

    /** The message in the envelope; empty for a receipt. */
    public String data() {
        return new String(Base64.getMimeDecoder().decode(text("Data")), StandardCharsets.UTF_8);
    }

    public byte[] bytes() {
        return xml.getBytes(StandardCharsets.UTF_8);
    }

    /** Contains no citizen data. */
    @Override
    public String toString() {
        return "VansMessage";
    }
}
