package dk.broen.adapters.facts;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.function.Function;

/**
 * Reads a day or a time from a text in the documented form only. Of a number nobody can tell whether it is a written date or counts days,
 * seconds or milliseconds, and of a day with a time of day, in which time zone it is that day.
 */
final class FromText<T> extends StdScalarDeserializer<T> {
    private static final long serialVersionUID = 1L;
    private final transient Function<String, T> form;

    private FromText(Class<T> type, Function<String, T> form) {
        super(type);
        this.form = form;
    }

    static SimpleModule daysAndTimes() {
        return new SimpleModule("days and times")
            .addDeserializer(LocalDate.class, new FromText<>(LocalDate.class, LocalDate::parse))
            .addDeserializer(OffsetDateTime.class, new FromText<>(OffsetDateTime.class, OffsetDateTime::parse));
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        try {
            if (parser.hasToken(JsonToken.VALUE_STRING)) {
                return form.apply(parser.getText().strip());
            }
        } catch (DateTimeException otherForm) {
            // refused below, without the value
        }
        throw InvalidFormatException.from(parser, "not in the documented form", "", handledType());
    }
}
