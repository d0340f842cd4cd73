package dk.broen.mappings.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.terms.NotificationId;
import dk.broen.mappings.mail.IncomingMail.Action;
import dk.broen.mappings.mail.IncomingMail.DeliveryReport;
import dk.broen.mappings.mail.IncomingMail.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The mails are written for these tests, in the forms that common mail servers send. */
class MailReaderTest {
    private static final NotificationId NOTICE = notice("0190b6f2-7b1c-7d4e-8f00-0123456789ab");
    private static final NotificationId EARLIER = notice("0190b6f2-7b1c-7d4e-8f00-0123456789ac");
    private static final String ID = MailNames.messageId(NOTICE, "hub.example");
    private static final MentionedNotice BY_ID = new MentionedNotice(NOTICE, OptionalInt.empty());
    private static final MentionedNotice SECOND_ATTEMPT = new MentionedNotice(NOTICE, OptionalInt.of(2));
    private final MailReader reader = new MailReader();

    @Test
    void a_report_with_the_headers_of_the_mail_names_notice_and_attempt() {
        assertThat(read("""
            Return-Path: <>
            From: MAILER-DAEMON@mx.kommune.example (Mail Delivery System)
            To: answers@hub.example
            Subject: Undelivered Mail Returned to Sender
            Auto-Submitted: auto-replied
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status;
            \tboundary="8F2A.1/mx.kommune.example"

            --8F2A.1/mx.kommune.example
            Content-Description: Notification
            Content-Type: text/plain; charset=us-ascii

            The mail system could not deliver your message.

            --8F2A.1/mx.kommune.example
            Content-Description: Delivery report
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.kommune.example
            X-Queue-ID: 8F2A
            Arrival-Date: Sat, 21 Nov 2026 22:00:00 +0100 (CET)

            Final-Recipient: rfc822; bostoette@kommune.example
            Original-Recipient: rfc822;bostoette@kommune.example
            Action: failed
            Status: 5.1.1
            Remote-MTA: dns; store.kommune.example
            Diagnostic-Code: smtp; 550 5.1.1 unknown mailbox

            --8F2A.1/mx.kommune.example
            Content-Description: Undelivered Message Headers
            Content-Type: text/rfc822-headers

            From: broen@hub.example
            Message-ID: %s
            References: %s
            X-Broen-Notice: %s

            --8F2A.1/mx.kommune.example--
            """.formatted(ID, MailNames.messageId(EARLIER, "hub.example"), MailNames.own(NOTICE, 2))))
            .isEqualTo(new DeliveryReport(List.of(SECOND_ATTEMPT, BY_ID), Action.FAILED, "5.1.1"));
    }

    @Test
    void a_report_with_the_whole_mail_and_another_message_id_is_recognised_by_the_header_of_the_hub() {
        assertThat(read("""
            From: Microsoft Outlook <postmaster@kommune.example>
            To: answers@hub.example
            Content-Type: multipart/report; report-type=delivery-status; boundary="_000_"
            Content-Language: da-DK
            In-Reply-To: <DB7PR0101@kommune.example>
            MIME-Version: 1.0

            --_000_
            Content-Type: multipart/alternative; boundary="_001_"

            --_001_
            Content-Type: text/plain; charset="utf-8"

            Meddelelsen kunne ikke leveres.
            --_001_--

            --_000_
            Content-Type: message/delivery-status

            Reporting-MTA: dns;DB7PR01.kommune.example
            Received-From-MTA: dns;relay.example

            Final-recipient: RFC822;bostoette@kommune.example
            Action: failed
            Status: 5.1.10
            Diagnostic-code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound

            --_000_
            Content-Type: message/rfc822

            Message-ID: <DB7PR0101@kommune.example>
            %s: %s
            Subject: Ny besked
            Content-Type: text/plain

            In-Reply-To: %s
            --_000_--
            """.formatted(MailNames.HEADER, MailNames.own(NOTICE, 2), MailNames.messageId(EARLIER, "hub.example"))))
            .isEqualTo(new DeliveryReport(List.of(SECOND_ATTEMPT), Action.FAILED, "5.1.10"));
    }

    @Test
    void a_report_that_only_answers_the_mail_is_recognised_by_what_it_answers() {
        assertThat(read("""
            From: Mail Delivery Subsystem <mailer-daemon@bigmail.example>
            To: answers@hub.example
            Auto-Submitted: auto-replied
            Subject: Delivery Status Notification (Failure)
            References: %s
            In-Reply-To: %s
            X-Failed-Recipients: bostoette@kommune.example
            Content-Type: multipart/report; boundary="0000a1"; report-type=delivery-status

            --0000a1
            Content-Type: multipart/related; boundary="0000a2"

            --0000a2
            Content-Type: text/html; charset="UTF-8"
            Content-Transfer-Encoding: quoted-printable

            <p>not delivered</p>
            --0000a2--
            --0000a1
            Content-Type: message/delivery-status

            Reporting-MTA: dns; bigmail.example

            Final-Recipient: rfc822; bostoette@kommune.example
            Action: failed
            Status: 4.4.7 (message expired)

            --0000a1--
            """.formatted(ID, ID))).isEqualTo(new DeliveryReport(List.of(BY_ID, BY_ID), Action.FAILED, "4.4.7"));
    }

    @ParameterizedTest
    @CsvSource({"delayed, 4.4.1, DELAYED", "delivered, 2.1.5, DELIVERED", "relayed, 2.1.5, RELAYED", "Expanded, 2.1.5, EXPANDED",
        "failed (no such user), 5.1.1, FAILED"})
    void a_report_says_what_was_done(String action, String status, Action read) {
        assertThat(report("Action: " + action + "\nStatus: " + status)).isEqualTo(new DeliveryReport(List.of(BY_ID), read, status));
    }

    @Test
    void a_report_without_a_status_has_that_of_the_diagnostic_or_an_undefined_one() {
        assertThat(report("Action: failed\nDiagnostic-Code: smtp; 550-5.2.1 mailbox disabled")).extracting("status").isEqualTo("5.2.1");
        assertThat(report("Action: failed\nStatus: unknown")).extracting("status").isEqualTo("5.0.0");
    }

    @Test
    void an_international_report_can_be_encoded() {
        String status = Base64.getMimeEncoder().encodeToString(bytes("Reporting-MTA: dns; mx.example\n\nAction: failed\nStatus: 5.1.1\n"));
        assertThat(read("From: mailer-daemon@mx.example\nIn-Reply-To: " + ID + "\nContent-Type: multipart/report; boundary=b\n\n--b\n"
            + "Content-Type: message/global-delivery-status\nContent-Transfer-Encoding: base64\n\n" + status.replace("\r", "")
            + "\n--b--\n"))
            .isEqualTo(new DeliveryReport(List.of(BY_ID), Action.FAILED, "5.1.1"));
    }

    @Test
    void a_report_in_an_unknown_encoding_is_not_read() {
        assertThat(read("Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\n"
            + "Content-Transfer-Encoding: x-unknown\n\nAction: failed\n--b--\n"))
            .isEqualTo(new IncomingMail.Unreadable(Reason.BROKEN_MIME));
    }

    @Test
    void what_failed_for_one_of_several_recipients_failed() {
        assertThat(report("Action: delivered\nStatus: 2.1.5\n\nAction: failed\nStatus: 5.2.2"))
            .isEqualTo(new DeliveryReport(List.of(BY_ID), Action.FAILED, "5.2.2"));
    }

    @Test
    void a_report_that_does_not_say_what_was_done_is_unclear() {
        assertThat(report("Status: 5.1.1")).isEqualTo(new IncomingMail.Unclear(List.of(BY_ID)));
        assertThat(report("Action: lost")).isEqualTo(new IncomingMail.Unclear(List.of(BY_ID)));
    }

    @Test
    void a_text_of_a_mail_server_is_unclear() {
        assertThat(read("From: MAILER-DAEMON@mx.example\nIn-Reply-To: " + ID + "\n\nNo such user."))
            .isEqualTo(new IncomingMail.Unclear(List.of(BY_ID)));
    }

    @Test
    void a_person_answers_the_mail_before_and_then_those_of_the_thread() {
        String thread = MailNames.messageId(EARLIER, "hub.example") + " <other@kommune.example>\n " + ID;

        assertThat(read("From: anne@kommune.example\nMessage-ID: <reply@kommune.example>\nIn-Reply-To: " + ID + "\nReferences: " + thread
            + "\nSubject: SV: Ny besked\n\nIkke os."))
            .isEqualTo(new IncomingMail.Reply(List.of(BY_ID, BY_ID, new MentionedNotice(EARLIER, OptionalInt.empty())),
                Optional.empty(), "<reply@kommune.example>", false));
    }

    @Test
    void a_mail_without_a_message_id_is_known_by_its_content() {
        assertThat(reply("From: anne@kommune.example\n\nHej").id()).hasSize(64)
            .isEqualTo(reply("From: anne@kommune.example\n\nHej").id()).isNotEqualTo(reply("From: anne@kommune.example\n\nHej igen").id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"SV: Ny besked i Broen, ref B7X4QK", "RE: Ny besked i Broen, Ref: B7X4QK (haster)",
        "Ny besked i\n Broen,\n ref B7X4QK", "=?utf-8?q?VS=3A_Ny_besked_i_Broen=2C_ref_B7X4QK?="})
    void an_answer_whose_thread_was_cut_off_names_the_reference_in_its_subject(String subject) {
        assertThat(reply("From: anne@kommune.example\nSubject: " + subject + "\n\nIkke os.").reference()).contains("B7X4QK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"En ny mail", "ref ", "ref b7x4qk", "ref B7X4QKZ", "pref B7X4QK", "ref B7X4Q1"})
    void another_subject_names_no_reference(String subject) {
        assertThat(reply("From: anne@kommune.example\nSubject: " + subject + "\n\nHej").reference()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"Auto-Submitted: auto-replied", "Auto-Submitted: auto-generated; owner-email=x",
            "X-Autorespond: yes", "Precedence: auto_reply", "Return-Path: <>", "X-Autoreply: yes",
            "Content-Type: multipart/report; report-type=disposition-notification; boundary=b"})
    void a_program_answers(String header) {
        assertThat(read("From: anne@kommune.example\nIn-Reply-To: " + ID + "\n" + header + "\n\n--b\n\ntext\n--b--\n"))
            .isEqualTo(new IncomingMail.Automatic(List.of(BY_ID)));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"X-Auto-Response-Suppress: All", "Precedence: bulk", "Precedence: list", "List-Id: <bostoette.kommune.example>"})
    void what_mails_to_many_have_too_does_not_prove_that_a_program_answers(String header) {
        IncomingMail.Reply answer = reply("From: anne@kommune.example\nIn-Reply-To: " + ID + "\n" + header + "\n\nIkke os.");

        assertThat(answer.notices()).containsExactly(BY_ID);
        assertThat(answer.toMany()).isTrue();
    }

    @Test
    void a_person_whose_program_says_so_is_a_person() {
        assertThat(read("From: anne@kommune.example\nAuto-Submitted: no\nPrecedence: first-class\n\nHej"))
            .isInstanceOf(IncomingMail.Reply.class);
    }

    @Test
    void a_report_without_its_parts_is_not_read() {
        assertThat(read("Content-Type: multipart/report; report-type=delivery-status; boundary=never\n\ntext"))
            .isEqualTo(new IncomingMail.Unreadable(Reason.BROKEN_MIME));
    }

    @Test
    void a_mail_that_is_too_long_is_read_by_its_headers_if_a_person_wrote_it() {
        assertThat(reader.readHeaders(bytes("From: anne@kommune.example\nIn-Reply-To: " + ID + "\n\n")).notices()).containsExactly(BY_ID);
        assertThat(reader.readHeaders(bytes("Content-Type: multipart/report; boundary=b\nIn-Reply-To: " + ID + "\n\n")))
            .isEqualTo(new IncomingMail.Unreadable(Reason.TOO_LONG));
    }

    @Test
    void parts_in_parts_without_end_are_not_followed() {
        StringBuilder deep =
            new StringBuilder("From: anne@kommune.example\nIn-Reply-To: " + ID + "\nContent-Type: multipart/mixed; boundary=b0\n\n");
        for (int level = 0; level < 5000; level++) {
            deep.append("--b%d\nContent-Type: multipart/mixed; boundary=b%d\n\n".formatted(level, level + 1));
        }
        assertThat(read(deep.toString())).isInstanceOf(IncomingMail.Reply.class);
        assertThat(read(deep.toString().replaceFirst("multipart/mixed", "multipart/report"))).isNotNull();
    }

    @Test
    void a_damaged_mail_is_something_and_never_a_fault() {
        byte[] whole = bytes(reportText("Action: failed\nStatus: 5.1.1"));
        Random random = new Random(18);
        for (int round = 0; round < 3000; round++) {
            byte[] damaged = whole.clone();
            for (int hit = random.nextInt(30); hit >= 0; hit--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            assertThat(reader.read(damaged)).isNotNull();
        }
    }

    private IncomingMail.Reply reply(String mail) {
        return (IncomingMail.Reply) read(mail);
    }

    private IncomingMail report(String recipient) {
        return read(reportText(recipient));
    }

    private static String reportText(String recipient) {
        return """
            From: mailer-daemon@mx.example
            Content-Type: multipart/report; report-type=delivery-status; boundary=b

            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example

            %s

            --b
            Content-Type: text/rfc822-headers

            Message-ID: %s

            --b--
            """.formatted(recipient, ID);
    }

    private IncomingMail read(String mail) {
        return reader.read(bytes(mail));
    }

    private static byte[] bytes(String mail) {
        return mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private static NotificationId notice(String id) {
        return new NotificationId(UUID.fromString(id));
    }
}
