package dk.broen.adapters.configuration;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

/** Addresses to which mail is sent, such as {@code akut@kommune.example}: one at a time, and nothing but the address. */
public final class MailAddresses {
    private MailAddresses() {}

    public static boolean isOne(String text) {
        try {
            return new InternetAddress(text, true).getAddress().equals(text) && text.contains("@");
        } catch (AddressException noAddress) {
            return false;
        }
    }
}
