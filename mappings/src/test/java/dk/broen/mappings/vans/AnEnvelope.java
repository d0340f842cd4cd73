package dk.broen.mappings.vans;

import java.nio.charset.StandardCharsets;

/** An envelope with an XDIS letter, as a hospital sends it. */
final class AnEnvelope {
    static final String ID = "068dadff-12bb-406d-8c86-083974dc0180";

    private AnEnvelope() {}

    static String xdis() {
        return """
            <VANSEnvelope xmlns="urn:oio:medcom:vans-envelope:1.0.4">
              <SenderID EndPointType="EAN">5790001659592</SenderID>
              <ReceiverID EndPointType="CVR">12345678</ReceiverID>
              <EnvelopeIdentifier>%s</EnvelopeIdentifier>
              <SentDateTime>2020-08-26T17:12:13</SentDateTime>
              <Message><MetaInformation><Identifier>1</Identifier>
                <Document><Format>XML</Format><Name>MCM:XDIS20</Name><Version>XD2030C</Version><SizeInBytes>6</SizeInBytes></Document>
                <Transport><Type>reliable</Type><TransformMessage>false</TransformMessage>
                  <ServiceTag name="MCM:STATISTIC">manual</ServiceTag></Transport>
              </MetaInformation><Data>
                PD94bWw+
              </Data></Message>
            </VANSEnvelope>""".formatted(ID);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
