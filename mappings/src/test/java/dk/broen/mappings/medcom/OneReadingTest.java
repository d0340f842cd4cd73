package dk.broen.mappings.medcom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dk.broen.mappings.Interpretation.Unreadable;
import dk.broen.mappings.UnreadableMessage;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two readings of a message are none: in JSON the last of two would count, in XML the first. */
class OneReadingTest {
    private final BundleParser parser = new BundleParser();

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
        "`\"deceasedBoolean\": false, \"deceasedBoolean\": true`, deceasedBoolean",
        "`\"deceasedBoolean\": false, \"deceasedDateTime\": \"2026-11-21\"`, deceased[x]",
        "`\"deceasedBoolean\": false, \"_deceasedDateTime\": {\"id\": \"a\"}`, deceased[x]",
        "`\"gender\": \"male\", \"gender\": \"female\"`, gender",
        "`\"identifier\": [{\"value\": \"1\", \"value\": \"2\"}]`, value",
        "`\"identifier\": [], \"identifier\": []`, identifier",
        "`\"resourceType\": \"Encounter\"`, resourceType",
        "`\"extension\": [{\"url\": \"http://x.example\", \"valueCode\": \"a\", \"valueString\": \"b\"}]`, value[x]",
        "`\"2509479989\": 1, \"2509479989\": 2`, Bundle"})
    void in_json(String twice, String place) {
        assertThat(refused("{\"resourceType\": \"Bundle\", \"entry\": [{\"resource\": {\"resourceType\": \"Patient\", " + twice + "}}]}"))
            .isEqualTo(place);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
        "`<deceasedBoolean value='false'/><deceasedBoolean value='true'/>`, deceasedBoolean",
        "`<deceasedBoolean value='false'/><deceasedDateTime value='2026-11-21'/>`, deceased[x]",
        "`<gender value='male'/><gender value='female'/>`, gender",
        "`<identifier><value value='1'/><value value='2'/></identifier>`, value",
        "`<extension url='http://x.example'><valueCode value='a'/><valueString value='b'/></extension>`, value[x]",
        "`<text><div/></text><deceasedBoolean value='false'/><deceasedDateTime value='2026-11-21'/>`, deceased[x]",
        "`<deceasedBoolean value='false'/><deceasedDateTime xmlns='http://x.example' value='2026-11-21'/>`, deceased[x]",
        "`<deceasedBoolean value='false'/><deceasedDateTime xmlns='http://www.w3.org/1999/xhtml' value='2026-11-21'/>`, deceased[x]",
        "`</Patient><Patient>`, resource"})
    void in_xml(String twice, String place) {
        assertThat(
            refused("<Bundle xmlns='http://hl7.org/fhir'><entry><resource><Patient>" + twice + "</Patient></resource></entry></Bundle>"))
            .isEqualTo(place);
    }

    @Test
    void what_may_be_there_several_times_may_be_there_several_times() {
        String patient =
            "{\"resource\": {\"resourceType\": \"Patient\", \"deceasedBoolean\": false, \"_deceasedBoolean\": {\"id\": \"a\"}}}";
        assertThat(parser.parse(bytes("{\"resourceType\": \"Bundle\", \"entry\": [" + patient + ", " + patient + "]}")).getEntry())
            .hasSize(2);
        assertThat(parser.parse(bytes("<Bundle xmlns='http://hl7.org/fhir'><entry><resource><Patient><identifier/><identifier/>"
            + "<extension url='http://x.example'><valueCode value='a'/></extension><extension url='http://y.example'><valueString value='b'/>"
            + "</extension><deceasedBoolean value='true'/></Patient></resource></entry></Bundle>")).getEntryFirstRep().getResource())
            .isInstanceOf(Patient.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'gender': \"male\"", "\"multipleBirthInteger\": +1", "/* a */ \"gender\": \"male\"", "\"gender\": 'male'"})
    void what_is_json_to_the_parser_only_is_refused(String foreign) {
        String message = "{\"resourceType\": \"Bundle\", \"entry\": [{\"resource\": {\"resourceType\": \"Patient\", " + foreign
            + ", \"deceasedBoolean\": false, \"deceasedBoolean\": true}}]}";

        assertThat(why(message).code()).isEqualTo("NOT_FHIR");
        assertThat(why(message).message()).contains("names and texts in double quotes");
    }

    @Test
    void only_one_bundle_is_read() {
        assertThat(why("{\"resourceType\": \"Bundle\"} {\"resourceType\": \"Bundle\"}").code()).isEqualTo("NOT_FHIR");
    }

    @Test
    void what_is_xml_to_the_parser_only_is_refused() {
        String message = "<Bundle xmlns='http://hl7.org/fhir'><entry><resource><Patient><text>"
            + "<div xmlns='http://www.w3.org/1999/xhtml'>a&nbsp;b</div></text>"
            + "<deceasedBoolean value='false'/><deceasedDateTime value='2026-11-21'/></Patient></resource></entry></Bundle>";

        assertThat(why(message).code()).isEqualTo("NOT_FHIR");
        assertThat(why(message).message()).contains("no entities but amp");
        assertThat(why(message.replace("&nbsp;", "&#160;")).location()).isEqualTo("deceased[x]");
    }

    @Test
    void the_elements_of_a_narrative_are_no_elements_of_the_message() {
        assertThat(parser.parse(bytes("<Bundle xmlns='http://hl7.org/fhir'><entry><resource><Patient><text><status value='generated'/>"
            + "<div xmlns='http://www.w3.org/1999/xhtml'><P>a</P><P>b</P><deceasedBoolean/><deceasedDateTime/></div></text>"
            + "<deceasedBoolean value='true'/></Patient></resource></entry></Bundle>")).getEntryFirstRep().getResource())
            .isInstanceOf(Patient.class);
    }

    /** The place of the refusal. */
    private String refused(String message) {
        assertThat(why(message).code()).isEqualTo("FIELD_INVALID");
        return why(message).location();
    }

    private Unreadable why(String message) {
        UnreadableMessage refused = catchThrowableOfType(UnreadableMessage.class, () -> parser.parse(bytes(message)));
        assertThat(refused).as(message).isNotNull();
        return refused.why();
    }

    private static byte[] bytes(String message) {
        return message.getBytes(StandardCharsets.UTF_8);
    }
}
