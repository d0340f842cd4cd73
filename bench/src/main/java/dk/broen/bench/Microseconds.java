package dk.broen.bench;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 300us}, as the hub's settings write it. */
final class Microseconds implements ITypeConverter<Duration> {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,6})us");

    @Override
    public Duration convert(String value) {
        Matcher read = WRITTEN.matcher(value);
        if (!read.matches()) {
            throw new TypeConversionException("\"" + value + "\" is no time in microseconds like 300us");
        }
        return Duration.ofNanos(Long.parseLong(read.group(1)) * 1_000);
    }
}
