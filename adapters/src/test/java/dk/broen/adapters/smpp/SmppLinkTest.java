package dk.broen.adapters.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dk.broen.domain.notification.Receipt.Meaning;
import dk.broen.simulator.smsc.Smsc;
import dk.broen.simulator.smsc.SubmittedSms;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The link to an SMSC on a real socket. */
class SmppLinkTest {
    private static final int LATER = 0x64;
    private final Smsc smsc = new Smsc("broen", "secret");
    private final List<SmppReceipt> receipts = new CopyOnWriteArrayList<>();
    private final AtomicBoolean taken = new AtomicBoolean(true);
    private SmppLink link;

    @BeforeEach
    void bind() {
        link = link("secret");
        soon("bound").until(() -> link.isBound() && smsc.isBound());
    }

    @AfterEach
    void close() {
        link.close();
        smsc.close();
    }

    @Test
    void an_sms_goes_to_the_number_in_gsm_7_and_asks_for_a_receipt() throws Exception {
        String id = link.submit("+4520000001", "Ny besked æ @");

        SubmittedSms sms = smsc.submitted().get(0);
        assertThat(sms.id()).isEqualTo(id);
        assertThat(sms.number()).isEqualTo("4520000001");
        assertThat(sms.sender()).isEqualTo("Broen");
        assertThat(sms.septets()).containsExactly('N', 'y', ' ', 'b', 'e', 's', 'k', 'e', 'd', ' ', 0x1D, ' ', 0x00);
        assertThat(sms.dataCoding()).isZero();
        assertThat(sms.wantsReceipt()).isTrue();
    }

    @Test
    void an_sms_that_is_hexadecimal_in_the_answer_is_found_by_its_decimal_number_in_the_text_of_the_receipt() throws Exception {
        link.close();
        link = link("secret", MessageIds.HEX_AND_DECIMAL);
        soon("bound").until(() -> link.isBound() && smsc.isBound());
        for (int sms = 1; sms < 17; sms++) {
            link.submit("+4520000001", "text");
        }
        String id = link.submit("+4520000001", "text");
        assertThat(smsc.submitted().get(16).id()).isEqualTo("00000011");

        smsc.receipt("0000000017", "DELIVRD");
        smsc.receipt("00000011", (byte) 2);
        smsc.receipt("no-number", "DELIVRD");

        assertThat(receipts).extracting(SmppReceipt::id).containsExactly(id, id, "no-number");
    }

    @Test
    void a_link_that_ends_is_unbound_so_that_the_smsc_keeps_the_receipts() {
        link.close();

        soon("the SMSC is told").until(() -> smsc.unbound() == 1);
        assertThat(CompletableFuture.supplyAsync(() -> submitted("text"))).as("by another thread").failsWithin(Duration.ofSeconds(20))
            .withThrowableThat().withRootCauseInstanceOf(NotBoundException.class);
    }

    @ParameterizedTest
    @CsvSource({"DELIVRD,DELIVERED", "EXPIRED,FAILED", "DELETED,FAILED", "UNDELIV,FAILED", "REJECTD,FAILED", "ENROUTE,UNDERWAY",
        "ACCEPTD,UNDERWAY", "UNKNOWN,UNDERWAY"})
    void a_receipt_in_text_form_is_read(String state, Meaning meaning) {
        assertThat(smsc.receipt("4a", state)).isZero();

        assertThat(receipts).containsExactly(new SmppReceipt("4a", meaning, state));
    }

    @ParameterizedTest
    @CsvSource({"1,UNDERWAY,ENROUTE", "2,DELIVERED,DELIVRD", "3,FAILED,EXPIRED", "4,FAILED,DELETED", "5,FAILED,UNDELIV",
        "6,UNDERWAY,ACCEPTD",
        "7,UNDERWAY,UNKNOWN", "8,FAILED,REJECTD"})
    void a_receipt_in_parameters_is_read(byte state, Meaning meaning, String word) {
        assertThat(smsc.receipt("4a", state)).isZero();

        assertThat(receipts).containsExactly(new SmppReceipt("4a", meaning, word));
    }

    @Test
    void a_receipt_that_cannot_be_taken_now_is_to_come_again_and_one_that_says_nothing_is_answered() {
        taken.set(false);
        assertThat(smsc.receipt("4a", "DELIVRD")).isEqualTo(LATER);

        assertThat(smsc.deliver("hej")).isZero();
        assertThat(smsc.receipt("4a", (byte) 99)).isZero();
        assertThat(receipts).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"0x58,SMPP_00000058,true,false", "0x14,SMPP_00000014,true,false", "0x0A,SMPP_0000000A,true,false",
        "0x0B,SMPP_0000000B,false,true", "0x45,SMPP_00000045,false,false"})
    void a_refusal_says_whether_it_is_about_the_sms(String status, String code, boolean notNow, boolean isFinal) {
        smsc.refuse(Integer.decode(status));

        assertThatThrownBy(() -> link.submit("+4520000001", "text")).isInstanceOfSatisfying(SmppRefusedException.class, refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.notNow()).isEqualTo(notNow);
            assertThat(refused.isFinal()).isEqualTo(isFinal);
        });
    }

    @Test
    void an_smsc_that_goes_away_takes_nothing_and_is_bound_again() {
        smsc.stop();
        soon("not bound").until(() -> !link.isBound());
        assertThatThrownBy(() -> link.submit("+4520000001", "text")).isInstanceOf(NotBoundException.class);

        smsc.start();
        soon("bound again").until(() -> link.isBound() && smsc.isBound());
        assertThat(submitted("text")).isNotBlank();
    }

    @Test
    void the_link_lives_while_nothing_is_sent() {
        await("longer than enquire_link and its answer").during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(20))
            .until(link::isBound);
    }

    @Test
    void a_wrong_password_is_not_bound() {
        try (SmppLink wrong = link("wrong")) {
            await("refused").during(Duration.ofMillis(500)).atMost(Duration.ofSeconds(20)).until(() -> !wrong.isBound());
            assertThatThrownBy(() -> wrong.submit("+4520000001", "text")).isInstanceOf(NotBoundException.class);
        }
    }

    private String submitted(String text) {
        try {
            return link.submit("+4520000001", text);
        } catch (SmppRefusedException | IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private SmppLink link(String password) {
        return link(password, MessageIds.SAME);
    }

    private SmppLink link(String password, MessageIds ids) {
        SmppLink made = new SmppLink(new SmppSettings("127.0.0.1", smsc.port(), false, "broen", password, "", "Broen", ids,
            Duration.ofMillis(300), Duration.ofSeconds(5)));
        made.start(receipt -> {
            receipts.add(receipt);
            return taken.get();
        });
        return made;
    }

    private static ConditionFactory soon(String what) {
        return await(what).atMost(Duration.ofSeconds(30));
    }
}
