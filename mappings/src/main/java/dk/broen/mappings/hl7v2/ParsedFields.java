package dk.broen.mappings.hl7v2;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.model.Structure;
import ca.uhn.hl7v2.util.Terser;
import dk.broen.mappings.UnreadableMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fields of a message that HAPI has parsed. */
final class ParsedFields implements Fields {
    private final Map<String, List<Segment>> segments;

    ParsedFields(Message message) {
        this.segments = Arrays.stream(message.getNames()).flatMap(name -> structures(message, name)).map(Segment.class::cast)
            .collect(Collectors.groupingBy(Segment::getName));
    }

    /** Those that the message declares. */
    Delimiters delimiters() {
        return Delimiters.of(text("MSH", 1, 0, 1, 1).charAt(0), text("MSH", 2, 0, 1, 1));
    }

    @Override
    public int count(String segment) {
        return segments.getOrDefault(segment, List.of()).size();
    }

    @Override
    public int repetitions(String segment, int field) {
        if (count(segment) == 0) {
            return 0;
        }
        try {
            return segments.get(segment).get(0).getField(field).length;
        } catch (HL7Exception unreadable) {
            throw cannotBeParsed(segment, field);
        }
    }

    @Override
    public String text(String segment, int field, int repetition, int component, int subcomponent) {
        if (count(segment) == 0) {
            return "";
        }
        try {
            String text = Terser.get(segments.get(segment).get(0), field, repetition, component, subcomponent);
            return text == null ? "" : text;
        } catch (HL7Exception unreadable) {
            throw cannotBeParsed(segment, field);
        }
    }

    private static UnreadableMessage cannotBeParsed(String segment, int field) {
        return new UnreadableMessage(Hl7Fault.FIELD_INVALID.name(), segment + "-" + field, "The field cannot be parsed");
    }

    /** @param name as the parser numbers segments that are not adjacent: MRG, MRG2 */
    private static Stream<Structure> structures(Message message, String name) {
        try {
            return Arrays.stream(message.getAll(name));
        } catch (HL7Exception unreadable) {
            throw new UnreadableMessage(Hl7Fault.NOT_HL7.name(), name, "The segment cannot be parsed");
        }
    }
}
