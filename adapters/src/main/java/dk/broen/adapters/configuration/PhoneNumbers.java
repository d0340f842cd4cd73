package dk.broen.adapters.configuration;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;

/**
 * Checks and formats Danish phone numbers: +45 and eight digits, the first of them not 0 and not 1.
 * Does not use libphonenumber's list of number series: the list is as old as the jar, and a duty phone in a newer series would be refused.
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

    /** The form that an SMS gateway requires: {@code +4520000001}; empty when the text is not a Danish phone number. */
    public static Optional<String> gatewayForm(String written) {
        return parse(written).map(number -> NUMBERS.format(number, PhoneNumberFormat.E164));
    }

    static String e164(String checked) {
        return gatewayForm(checked).orElseThrow();
    }

    /** The form for people: {@code +45 20 00 00 01}. */
    static String readable(String checked) {
        return parse(checked).map(number -> NUMBERS.format(number, PhoneNumberFormat.INTERNATIONAL)).orElseThrow();
    }

    private static Optional<PhoneNumber> parse(String text) {
        try {
            // without a default region, a number without country code is refused
            return Optional.of(NUMBERS.parse(text, null))
                .filter(number -> number.getCountryCode() == DENMARK && NUMBERS.isPossibleNumber(number))
                .filter(number -> number.getNationalNumber() >= FIRST);
        } catch (NumberParseException invalid) {
            return Optional.empty();
        }
    }
}
