package dk.broen.routes.mailbox;

import dk.broen.mappings.mail.IncomingMail;
import dk.broen.mappings.mail.MailReader;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.apache.camel.component.mail.MailMessage;
import org.apache.camel.support.DefaultMessage;
import org.springframework.stereotype.Component;

/**
 * Reads what a mail is. The mail leaves the exchange first: Camel would take a header of the mail, such as {@code moveTo} or {@code delete}, for a
 * word of the route.
 */
@Component
class TakeMail {
    /** Exchange property: the separator of the mail server between a folder and its subfolder. */
    static final String SEPARATOR = "BroenFolderSeparator";
    /** Of a longer mail, the headers are read only. */
    static final int LONGEST_READ = 1024 * 1024;
    /** A longer one is not read. */
    static final int LONGEST = 32 * LONGEST_READ;
    private final MailReader reader;

    TakeMail(MailReader reader) {
        this.reader = reader;
    }

    @Handler
    void take(Exchange exchange) throws MessagingException, IOException {
        Message mail = exchange.getIn(MailMessage.class).getOriginalMessage();
        exchange.setMessage(new DefaultMessage(exchange));
        exchange.setProperty(SEPARATOR, mail.getFolder().getSeparator());
        exchange.getMessage().setBody(read((MimeMessage) mail));
    }

    private IncomingMail read(MimeMessage mail) throws MessagingException, IOException {
        if (mail.getSize() > LONGEST) {
            return new IncomingMail.Unreadable(IncomingMail.Reason.TOO_LONG);
        }
        if (mail.getSize() > LONGEST_READ) {
            return reader.readHeaders(headers(mail));
        }
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        mail.writeTo(raw);
        return reader.read(raw.toByteArray());
    }

    private static byte[] headers(MimeMessage mail) throws MessagingException {
        return (String.join("\r\n", Collections.list(mail.getAllHeaderLines())) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }
}
