package dk.broen.mappings.xdis;

import java.util.Optional;

/**
 * The ids of a letter as far as it has them, for its receipt. What is no id or number is left out, so that a receipt repeats no other value.
 *
 * @param envelope the id of the Emessage
 * @param letter the id of the letter (brevid): with the number of the sender it identifies the letter
 * @param version such as {@code XD2030C}
 * @param sender the location number (GLN) of the sender
 * @param receiver the location number (GLN) of the receiver
 * @param receipts which receipts the sender wants
 */
public record LetterIds(Optional<String> envelope, Optional<String> letter, Optional<String> version, Optional<String> sender,
    Optional<String> receiver, Receipts receipts) {
    /** Which receipts a sender wants. */
    public enum Receipts {
        /** Also a positive one ({@code pluspositivkvitt}). */
        EACH,
        /** Only a negative one ({@code minuspositivkvitt}). */
        NEGATIVE
    }

    static final String ID = "[A-Za-z0-9_.:-]{1,64}";
    static final String LOCATION = "\\d{13}";
    private static final String VERSION = "X[A-Z]\\d{4}[A-Z]";

    public LetterIds {
        envelope = envelope.filter(id -> id.matches(ID));
        letter = letter.filter(id -> id.matches(ID));
        version = version.filter(code -> code.matches(VERSION));
        sender = sender.filter(number -> number.matches(LOCATION));
        receiver = receiver.filter(number -> number.matches(LOCATION));
    }

    /** Of what cannot be read as a letter. */
    public static LetterIds none() {
        return new LetterIds(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
            Receipts.EACH);
    }

    static LetterIds of(Letter letter) {
        String path = Letter.ROOT + "." + letter.contents().stream().sorted().findFirst().orElse("*");
        return new LetterIds(letter.first(Letter.ENVELOPE + "Identifier"), letter.first(path + ".Letter.Identifier"),
            letter.first(path + ".Letter.VersionCode"), letter.first(path + ".Sender.EANIdentifier"),
            letter.first(path + ".Receiver.EANIdentifier"),
            letter.first(Letter.ENVELOPE + "AcknowledgementCode").filter("minuspositivkvitt"::equals)
                .map(no -> Receipts.NEGATIVE).orElse(Receipts.EACH));
    }
}
