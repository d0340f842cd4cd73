package dk.broen.mappings.mail;

import dk.broen.domain.terms.NotificationId;
import java.util.OptionalInt;

/**
 * A notice that a mail names.
 *
 * @param attempt which attempt to send it; empty if the mail does not say that
 */
public record MentionedNotice(NotificationId id, OptionalInt attempt) {}
