package dk.broen.mappings.hl7v2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Hl7FileTest {
    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n", "\r\n"})
    void a_batch_holds_its_messages(String end) {
        String batch =
            String.join(end, "FHS|^~\\&|EPJ", "BHS|^~\\&|EPJ", "MSH|^~\\&|1", "PID|a", "MSH|^~\\&|2", "PID|b", "BTS|2", "FTS|1", "");

        assertThat(messages(batch)).containsExactly("MSH|^~\\&|1\rPID|a\r", "MSH|^~\\&|2\rPID|b\r");
    }

    @Test
    void messages_one_after_the_other_may_have_blank_lines_between_them() {
        assertThat(messages("\nMSH|^~\\&|1\nPID|a\n\nMSH|^~\\&|2\n")).containsExactly("MSH|^~\\&|1\rPID|a\r", "MSH|^~\\&|2\r");
    }

    @Test
    void a_line_feed_is_data_where_segments_end_with_cr() {
        assertThat(messages("MSH|^~\\&|1\rPID|a\nb\r")).containsExactly("MSH|^~\\&|1\rPID|a\nb\r");
    }

    @Test
    void a_byte_order_mark_is_one_of_each_message() {
        byte[] file = "\uFEFFMSH|^~\\&|æ\rMSH|^~\\&|ø\r".getBytes(UTF_8);

        assertThat(Hl7File.recognised(file)).isTrue();
        assertThat(Hl7File.messages(file)).extracting(message -> new String(message, UTF_8)).containsExactly("\uFEFFMSH|^~\\&|æ\r",
            "\uFEFFMSH|^~\\&|ø\r");
    }

    @ParameterizedTest
    @ValueSource(strings = {" MSH|A\rMSH|B", "\tMSH|A\rMSH|B", "\u000BMSH|A\rMSH|B", "BHS|1\r\u00EF\u00BB\u00BFMSH|A\rMSH|B\rBTS|2",
        "BHS|1\r MSH|A\rMSH|B\rBTS|2", " \u00EF\u00BB\u00BFMSH|A\r\n MSH|B"})
    void no_message_is_lost_because_of_blanks_before_it(String file) {
        assertThat(Hl7File.recognised(file.getBytes(ISO_8859_1))).isTrue();
        assertThat(messages(file)).extracting(message -> message.replace("\u00EF\u00BB\u00BF", "")).containsExactly("MSH|A\r", "MSH|B\r");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BHS|1\rmsh|A\rMSH|B\rBTS|2", "FHS|1\rBHS|1\rM\u0000SH|A\rMSH|B\rBTS|2\rFTS|1"})
    void what_is_no_message_is_given_to_whoever_refuses_it(String file) {
        assertThat(messages(file)).hasSize(2).last().isEqualTo("MSH|B\r");
    }

    @Test
    void a_mark_before_one_message_is_its_own() {
        assertThat(messages("BHS|1\r\u00EF\u00BB\u00BFMSH|A\rMSH|B\rBTS|2")).containsExactly("\u00EF\u00BB\u00BFMSH|A\r", "MSH|B\r");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BHS|1\rMSH|A\r", "FHS|1\rBHS|1\rMSH|A\rBTS|1\rBHS|2\rMSH|B\r"})
    void a_batch_without_its_end_is_one_piece(String cutOff) {
        assertThat(messages(cutOff)).containsExactly(cutOff);
    }

    @Test
    void a_file_of_blank_lines_is_read_in_one_pass() {
        assertThat(messages("MSH|A\r" + "\n ".repeat(1_000_000) + "\rMSH|B\r")).hasSize(2);
    }

    @Test
    void an_empty_batch_has_no_message() {
        assertThat(messages("FHS|^~\\&\rBHS|^~\\&\rBTS|0\rFTS|1\r")).isEmpty();
    }

    private static List<String> messages(String text) {
        return Hl7File.messages(text.getBytes(ISO_8859_1)).stream().map(message -> new String(message, ISO_8859_1)).toList();
    }
}
