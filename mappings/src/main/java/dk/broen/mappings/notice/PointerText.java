package dk.broen.mappings.notice;

import java.util.Map;

/** A notice as an SMS: static text and the random reference, in one part (domain.md §7, danish-standards.md §§5.4, 7). */
public final class PointerText {
    private static final String LONGEST_REFERENCE = "W".repeat(12);
    private final String template;

    /** @throws IllegalArgumentException if the text does not fit in one GSM-7 part or contains no reference */
    public PointerText(Texts texts) {
        template = new Sentences(texts).required("sms.pointer");
        if (!Texts.placeholders(template).contains("reference")) {
            throw new IllegalArgumentException("sms.pointer must hold {reference}");
        }
        render(LONGEST_REFERENCE);
    }

    /** @throws IllegalArgumentException if the text is longer than one part */
    public String render(String reference) {
        String text = Texts.fill(template, Map.of("reference", reference));
        if (Gsm7.septets(text).orElse(Integer.MAX_VALUE) > Gsm7.ONE_PART) {
            throw new IllegalArgumentException("sms.pointer must fit in one part of " + Gsm7.ONE_PART
                + " letters of the GSM 7-bit alphabet");
        }
        return text;
    }
}
