package dk.broen.mappings.mail;

import dk.broen.mappings.mail.IncomingMail.Reason;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.angus.mail.dsn.DeliveryStatus;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a mail is: a delivery report (RFC 3464), a mail of a program (RFC 3834) or of a person. Only its headers and the parts of a report
 * are read, so that deep or wrong content does not matter. Thread-safe.
 */
public final class MailReader {
    private static final Session LENIENT = Session.getInstance(new Properties());
    private static final String REPORT = "multipart/report";
    /** A report has three parts; some servers add a few. */
    private static final int MOST_PARTS = 10;
    private static final int MOST_NOTICES = 20;
    private static final List<String> OF_PROGRAMS = List.of("X-Autoreply", "X-Autorespond");
    /** Some mail servers give these to mails of persons too. */
    private static final Set<String> BULK = Set.of("bulk", "junk", "list");
    private static final List<String> OF_MANY = List.of("X-Auto-Response-Suppress", "List-Id", "List-Unsubscribe");
    private static final List<String> MAIL_SERVERS = List.of("mailer-daemon", "postmaster@");

    /** @param raw the whole mail */
    public IncomingMail read(byte[] raw) {
        try {
            MimeMessage mail = mail(raw);
            return mail.isMimeType(REPORT) ? report(mail) : message(mail, raw);
        } catch (MessagingException | IOException broken) {
            return new IncomingMail.Unreadable(Reason.BROKEN_MIME);
        }
    }

    /**
     * A mail that is too long to be read. Its headers say enough of an answer, and too little of a report.
     *
     * @param headers the mail without its content
     */
    public IncomingMail readHeaders(byte[] headers) {
        try {
            MimeMessage mail = mail(headers);
            return mail.isMimeType(REPORT) ? new IncomingMail.Unreadable(Reason.TOO_LONG) : message(mail, headers);
        } catch (MessagingException broken) {
            return new IncomingMail.Unreadable(Reason.BROKEN_MIME);
        }
    }

    private static MimeMessage mail(byte[] raw) throws MessagingException {
        return new MimeMessage(LENIENT, new ByteArrayInputStream(raw));
    }

    private static IncomingMail message(MimeMessage mail, byte[] raw) throws MessagingException {
        List<MentionedNotice> answered = answered(mail);
        if (header(mail, "From").map(from -> from.toLowerCase(Locale.ROOT))
            .anyMatch(from -> MAIL_SERVERS.stream().anyMatch(from::contains))) {
            return new IncomingMail.Unclear(answered);
        }
        return isOfProgram(mail) ? new IncomingMail.Automatic(answered)
            : new IncomingMail.Reply(answered, Optional.ofNullable(mail.getSubject()).flatMap(MailNames::inSubject),
                header(mail, "Message-ID").findFirst().orElseGet(() -> hash(raw)), isToMany(mail));
    }

    private static boolean isOfProgram(MimeMessage mail) throws MessagingException {
        return hasAny(mail, OF_PROGRAMS) || words(mail, "Auto-Submitted").anyMatch(word -> !word.startsWith("no"))
            || words(mail, "Precedence").anyMatch("auto_reply"::equals) || words(mail, "Return-Path").anyMatch("<>"::equals);
    }

    private static boolean isToMany(MimeMessage mail) throws MessagingException {
        return hasAny(mail, OF_MANY) || words(mail, "Precedence").anyMatch(BULK::contains);
    }

    private static boolean hasAny(MimeMessage mail, List<String> names) throws MessagingException {
        for (String name : names) {
            if (header(mail, name).findAny().isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static String hash(byte[] raw) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(raw));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** The parts are in any order. A report about something else than delivery is of a program, too. */
    private static IncomingMail report(MimeMessage mail) throws MessagingException, IOException {
        MimeMultipart parts = new MimeMultipart(mail.getDataHandler().getDataSource());
        List<MentionedNotice> mentioned = new ArrayList<>();
        Optional<DeliveryStatus> status = Optional.empty();
        for (int part = 0; part < Math.min(parts.getCount(), MOST_PARTS); part++) {
            MimeBodyPart one = (MimeBodyPart) parts.getBodyPart(part);
            if (one.isMimeType("message/delivery-status") || one.isMimeType("message/global-delivery-status")) {
                status = Optional.of(new DeliveryStatus(decoded(one)));
            } else if (isReturnedMail(one)) {
                mentioned.addAll(returned(decoded(one)));
            }
        }
        mentioned.addAll(answered(mail));
        List<MentionedNotice> notices = mentioned.stream().limit(MOST_NOTICES).toList();
        return status.isEmpty() ? new IncomingMail.Automatic(notices)
            : status.flatMap(DeliveryStatuses::worst)
                .<IncomingMail>map(said -> new IncomingMail.DeliveryReport(notices, said.action(), said.status()))
                .orElseGet(() -> new IncomingMail.Unclear(notices));
    }

    /** The library leaves the parts of a report encoded, which RFC 6533 permits. */
    private static InputStream decoded(MimeBodyPart part) throws MessagingException {
        return MimeUtility.decode(part.getRawInputStream(), Optional.ofNullable(part.getEncoding()).orElse("7bit"));
    }

    private static boolean isReturnedMail(MimeBodyPart part) throws MessagingException {
        return part.isMimeType("message/rfc822") || part.isMimeType("message/global") || part.isMimeType("text/rfc822-headers")
            || part.isMimeType("message/global-headers");
    }

    /** The notice that the returned mail was. The mails that it answered are no word of it. */
    private static List<MentionedNotice> returned(InputStream mail) throws MessagingException {
        InternetHeaders headers = new InternetHeaders(mail);
        return Stream.concat(values(headers.getHeader(MailNames.HEADER)).flatMap(value -> MailNames.inOwn(value).stream()),
            values(headers.getHeader("Message-ID")).flatMap(MailNames::inMessageIds)).toList();
    }

    /** What the mail answers: the mail before it, then the last ones of the thread. */
    private static List<MentionedNotice> answered(MimeMessage mail) throws MessagingException {
        List<MentionedNotice> thread = new ArrayList<>(header(mail, "References").flatMap(MailNames::inMessageIds).toList());
        Collections.reverse(thread);
        return Stream.concat(header(mail, "In-Reply-To").flatMap(MailNames::inMessageIds), thread.stream()).limit(MOST_NOTICES).toList();
    }

    private static Stream<String> words(MimeMessage mail, String name) throws MessagingException {
        return header(mail, name).map(value -> value.strip().toLowerCase(Locale.ROOT));
    }

    private static Stream<String> header(MimeMessage mail, String name) throws MessagingException {
        return values(mail.getHeader(name));
    }

    private static Stream<String> values(String @Nullable [] values) {
        return values == null ? Stream.empty() : Stream.of(values);
    }
}
