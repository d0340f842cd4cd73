package dk.broen.simulator.mail;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What comes back for a mail: a delivery report of a mail server (RFC 3464) with the headers of the mail, or an answer. */
public final class ComingBack {
    private ComingBack() {}

    /** @param action for example {@code failed} */
    public static byte[] report(ReceivedMail of, String action, String status) {
        return mail("""
            From: Mail Delivery System <MAILER-DAEMON@relay.example>
            To: %s
            Subject: Undelivered mail
            Auto-Submitted: auto-replied
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary="parts"

            --parts
            Content-Type: text/plain; charset=us-ascii

            This is the mail system of relay.example.

            --parts
            Content-Type: message/delivery-status

            Reporting-MTA: dns; relay.example

            Final-Recipient: rfc822; %s
            Action: %s
            Status: %s

            --parts
            Content-Type: text/rfc822-headers

            %s

            --parts--
            """, of.from(), of.to(), action, status, headers(of, "Message-ID", "X-Broen-Notice", "Subject"));
    }

    /** A person answers. */
    public static byte[] answer(ReceivedMail of, String messageId, String text) {
        return mail("""
            From: %s
            To: %s
            Subject: SV: %s
            Message-ID: %s
            In-Reply-To: %s
            References: %s

            %s
            """, of.to(), of.headers().getOrDefault("Reply-To", of.from()), of.subject(), messageId, of.messageId(), of.messageId(), text);
    }

    /** The program of a person who is absent answers. */
    public static byte[] absence(ReceivedMail of) {
        return mail("""
            From: %s
            To: %s
            Subject: Automatisk svar
            Auto-Submitted: auto-replied
            In-Reply-To: %s

            Jeg er tilbage i morgen.
            """, of.to(), of.from(), of.messageId());
    }

    private static String headers(ReceivedMail of, String... names) {
        Map<String, String> all = of.headers();
        return Stream.of(names).filter(all::containsKey).map(name -> name + ": " + all.get(name)).collect(Collectors.joining("\n"));
    }

    private static byte[] mail(String form, Object... values) {
        return form.formatted(values).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
