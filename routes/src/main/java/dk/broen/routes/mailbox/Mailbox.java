package dk.broen.routes.mailbox;

import java.time.Duration;

/**
 * The mailbox that the hub reads by IMAP.
 *
 * @param host empty: no mailbox is read
 * @param folder where the mails come in
 * @param sorted the folder in whose subfolders the mails are put that were read
 * @param every the pause between two looks
 */
public record Mailbox(String host, int port, String user, String password, String folder, String sorted, Encryption encryption,
    Duration every) {

    /** How the connection is encrypted. */
    public enum Encryption {
        IMPLICIT, STARTTLS, NONE
    }

    boolean isRead() {
        return !host.isEmpty();
    }

    /** The endpoint contains no user name and no password, because Hawtio shows it. */
    String endpoint() {
        String protocol = encryption == Encryption.IMPLICIT ? "imaps" : "imap";
        String library = "&mail." + protocol;
        return protocol + "://" + host + ":" + port + "?authenticator=#" + MailboxLogin.NAME + "&folderName=RAW(" + folder + ")"
            + "&unseen=false&peek=true&mapMailMessage=false&headerFilterStrategy=#noHeaders&disconnect=true&maxMessagesPerPoll=100&greedy=true&delay="
            + every.toMillis() + "&idempotentRepository=#" + TakenMails.NAME + "&mailUidGenerator=#" + TakenMails.NAME + "&pollStrategy=#"
            + MailboxPatience.NAME + "&exceptionHandler=#" + MailboxPatience.NAME
            + "&connectionTimeout=5000" + library + ".timeout=20000" + library + ".writetimeout=20000"
            + (encryption == Encryption.NONE ? ""
                : library + ".ssl.checkserveridentity=true" + library + ".ssl.protocols=TLSv1.2 TLSv1.3")
            + (encryption == Encryption.STARTTLS ? library + ".starttls.enable=true" + library + ".starttls.required=true" : "");
    }

    @Override
    public String toString() {
        return "Mailbox[" + host + ":" + port + "]";
    }
}
