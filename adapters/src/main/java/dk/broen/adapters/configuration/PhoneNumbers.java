package dk.broen.adapters.configuration;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;

/**
 * Danish phone numbers, written with +45: eight digits of which the first is neither 0 nor 1.
 * The library's list of series in use is not asked: it ages with the jar, and would refuse a duty phone in a series opened since.
 */
public final class PhoneNumbers {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final int DENMARK = 45;
    private static final long FIRST = 20_000_000;

    private PhoneNumbers() {}

    static void check(YamlEntry entry, Findings findings) {
        if (entry.optional().isPresent() && parse(entry.text()).isEmpty()) {
            findings.add(entry, "\"" + entry.text() + "\" is not a Danish phone number like \"+45 20 00 00 01\"");
        }
    }

    /** As a gateway wants it: {@code +4520000001}; empty when it is no such number. */
    public static Optional<String> gatewayForm(String written) {
        return parse(written).map(number -> NUMBERS.format(number, PhoneNumberFormat.E164));
    }

    static String e164(String checked) {
        return gatewayForm(checked).orElseThrow();
    }

    /** As people read it: {@code +45 20 00 00 01}. */
    static String readable(String checked) {
        return parse(checked).map(number -> NUMBERS.format(number, PhoneNumberFormat.INTERNATIONAL)).orElseThrow();
    }

    private static Optional<PhoneNumber> parse(String text) {
        try {
            // no default region: a number without country code is refused
            return Optional.of(NUMBERS.parse(text, null))
                .filter(number -> number.getCountryCode() == DENMARK && NUMBERS.isPossibleNumber(number))
                .filter(number -> number.getNationalNumber() >= FIRST);
        } catch (NumberParseException noNumber) {
            return Optional.empty();
        }
    }
}
