package dk.broen.bench;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts an option such as {@code 300us}, the notation of the hub's settings. */
final class Microseconds implements ITypeConverter<Duration> {
    private static final Pattern NOTATION = Pattern.compile("(\\d{1,6})us");

    @Override
    public Duration convert(String value) {
        Matcher read = NOTATION.matcher(value);
        if (!read.matches()) {
            throw new TypeConversionException("\"" + value + "\" is not a time in microseconds such as 300us (at most six digits)");
        }
        return Duration.ofNanos(Long.parseLong(read.group(1)) * 1_000);
    }
}
