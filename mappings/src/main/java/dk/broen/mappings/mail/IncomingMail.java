package dk.broen.mappings.mail;

import java.util.List;
import java.util.Optional;

/** A mail that came to the mailbox of the hub. Its text is not read. */
public sealed interface IncomingMail {
    /** The notices that it can be about, the likeliest first. */
    List<MentionedNotice> notices();

    /** What a mail server did with a mail (RFC 3464, Action). */
    enum Action {
        FAILED, DELAYED, DELIVERED, RELAYED, EXPANDED
    }

    /**
     * A delivery report of a mail server.
     *
     * @param status of RFC 3463, for example {@code 5.1.1}
     */
    record DeliveryReport(List<MentionedNotice> notices, Action action, String status) implements IncomingMail {
        public DeliveryReport {
            notices = List.copyOf(notices);
        }
    }

    /** A mail server wrote it, in a form that cannot be read. */
    record Unclear(List<MentionedNotice> notices) implements IncomingMail {
        public Unclear {
            notices = List.copyOf(notices);
        }
    }

    /** A program wrote it: an absence note, a read receipt. */
    record Automatic(List<MentionedNotice> notices) implements IncomingMail {
        public Automatic {
            notices = List.copyOf(notices);
        }
    }

    /**
     * No header proves that a program wrote it, so that it counts as written by a person.
     *
     * @param reference the reference of a notice in its subject
     * @param id its Message-ID; if it has none, a hash of the mail
     * @param toMany whether it has headers that newsletters have too
     */
    record Reply(List<MentionedNotice> notices, Optional<String> reference, String id, boolean toMany) implements IncomingMail {
        public Reply {
            notices = List.copyOf(notices);
        }

        @Override
        public String toString() {
            return "Reply" + notices;
        }
    }

    /** @param why a stable word */
    record Unreadable(Reason why) implements IncomingMail {
        @Override
        public List<MentionedNotice> notices() {
            return List.of();
        }
    }

    /** Why a mail is not read. */
    enum Reason {
        BROKEN_MIME, TOO_LONG
    }
}
