package dk.broen.mappings.mail;

import java.util.List;

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

    /** A program wrote it: an absence note, a read receipt, a newsletter. */
    record Automatic(List<MentionedNotice> notices) implements IncomingMail {
        public Automatic {
            notices = List.copyOf(notices);
        }
    }

    /**
     * A person wrote it.
     *
     * @param id its Message-ID; empty if it has none
     */
    record Reply(List<MentionedNotice> notices, String id) implements IncomingMail {
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
