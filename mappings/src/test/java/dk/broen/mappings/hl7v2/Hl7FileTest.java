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

    @Test
    void an_empty_batch_has_no_message() {
        assertThat(messages("FHS|^~\\&\rBHS|^~\\&\rBTS|0\rFTS|1\r")).isEmpty();
    }

    private static List<String> messages(String text) {
        return Hl7File.messages(text.getBytes(ISO_8859_1)).stream().map(message -> new String(message, ISO_8859_1)).toList();
    }
}
