package dk.broen.adapters.configuration;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

/** Decides whether a text is a mail address such as {@code akut@kommune.example}: exactly one address, without a display name. */
public final class MailAddresses {
    private MailAddresses() {}

    public static boolean isAddress(String text) {
        try {
            return new InternetAddress(text, true).getAddress().equals(text) && text.contains("@");
        } catch (AddressException invalid) {
            return false;
        }
    }
}
